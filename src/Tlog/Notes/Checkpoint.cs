using System.Diagnostics.CodeAnalysis;

namespace Ledgerline.Tlog;

/// <summary>What a log says of itself: who it is, how many leaves it has and under which root (C2SP tlog-checkpoint, "Note text").</summary>
/// <param name="Origin">The log's name: one line, not empty.</param>
/// <param name="Size">How many leaves.</param>
/// <param name="Root">The root over them. Of an empty log it must be <see cref="TreeHash.OfEmptyTree"/>; whoever cosigns checks that.</param>
/// <exception cref="ArgumentException">The origin is not one line of text.</exception>
public sealed record Checkpoint(string Origin, TreeSize Size, TreeHash Root)
{
    private const int Lines = 3;

    /// <summary>The log's name.</summary>
    public string Origin { get; init => field = OneLine(value); } = OneLine(Origin);

    /// <summary>Reads the text of a note. Extension lines after the third are allowed and not kept.</summary>
    /// <returns>False when the size or the root is not in its one canonical form, or a line is missing or empty.</returns>
    public static bool TryParse(string noteText, [NotNullWhen(true)] out Checkpoint? checkpoint)
    {
        checkpoint = null;
        if (!noteText.EndsWith('\n') || !NoteText.IsAllowed(noteText))
            return false;
        var lines = noteText[..^1].Split('\n');
        if (lines.Length < Lines || lines.Any(line => line.Length == 0) || !TreeSize.TryParse(lines[1], out var size) || !TreeHash.TryParse(lines[2], out var root))
            return false;
        checkpoint = new Checkpoint(lines[0], size, root);
        return true;
    }

    /// <summary>The text to sign: three lines, each with a line feed.</summary>
    public string ToNoteText() => $"{Origin}\n{Size}\n{Root}\n";

    /// <summary>Signs it with the log's key.</summary>
    /// <exception cref="ArgumentException">The key's name is not the origin.</exception>
    /// <exception cref="InvalidOperationException">The key is a witness's.</exception>
    public SignedNote Sign(SigningKey key)
    {
        if (key.Name != Origin)
            throw new ArgumentException($"The key {key.Name} is not that of the log {Origin}.", nameof(key));
        var text = ToNoteText();
        return new SignedNote(text, [key.Sign(text)]);
    }

    private static string OneLine(string origin) =>
        origin.Length > 0 && !origin.Contains('\n', StringComparison.Ordinal) && NoteText.IsAllowed(origin)
            ? origin
            : throw new ArgumentException("An origin is one line of text.", nameof(origin));
}
