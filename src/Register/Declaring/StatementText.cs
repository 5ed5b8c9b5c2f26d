using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Ledgerline.Register;

/// <summary>
/// What a declarant says besides her name, as it will be published: one to <see cref="MaxParagraphs"/> paragraphs, each a line, of together at most
/// <see cref="MaxClusters"/> grapheme clusters. In Unicode's NFC, single spaces inside, none around, no empty line. Markup is only text.
/// </summary>
public sealed record StatementText
{
    /// <summary>The most characters as people count them (extended grapheme clusters, UAX #29), line breaks not counted.</summary>
    public const int MaxClusters = 600;

    /// <summary>The most paragraphs.</summary>
    public const int MaxParagraphs = 8;

    /// <summary>The most bytes in UTF-8.</summary>
    public const int MaxBytes = 6_000;

    private StatementText(string text) => Text = text;

    /// <summary>The paragraphs, with a line feed between.</summary>
    public string Text { get; }

    /// <summary>The paragraphs.</summary>
    public IReadOnlyList<string> Paragraphs => Text.Split('\n');

    /// <summary>Reads a statement as it was typed, with whatever line breaks.</summary>
    /// <param name="refusal">Why it cannot be one; meaningless when the answer is true. <see cref="NameRefusal.Empty"/> where nothing was typed.</param>
    public static bool TryParse(string? text, [NotNullWhen(true)] out StatementText? statement, out NameRefusal refusal)
    {
        statement = null;
        refusal = NameRefusal.TooLong;
        if (text?.Length > 2 * MaxBytes)
            return false;
        var lines = new List<string>();
        foreach (var line in (text ?? "").ReplaceLineEndings("\n").Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries))
        {
            // Tabs come with what is pasted.
            if (!PlainLine.TryParse(line.Replace('\t', ' '), MaxClusters, MaxBytes, out var plain, out refusal))
                return false;
            lines.Add(plain);
        }

        var whole = string.Join('\n', lines);
        refusal = lines.Count == 0 ? NameRefusal.Empty : NameRefusal.TooLong;
        if (lines.Count is 0 or > MaxParagraphs || Encoding.UTF8.GetByteCount(whole) > MaxBytes || lines.Sum(PlainLine.Clusters) > MaxClusters)
            return false;
        statement = new StatementText(whole);
        return true;
    }

    /// <inheritdoc/>
    public override string ToString() => Text;

    /// <summary>A statement that was parsed before it was stored.</summary>
    internal static StatementText FromStored(string text) => new(text);
}
