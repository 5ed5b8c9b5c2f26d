using System.Text;
using System.Text.Unicode;

namespace Ledgerline.Register.Auditing;

/// <summary>
/// What a record says, read from its bytes (docs/specs/leaf.md, "The record"). Of its words only what could deceive a reader of lines is looked at:
/// they are text, and each stands on its line.
/// </summary>
internal readonly ref struct RecordText
{
    private readonly ReadOnlySpan<byte> _name;
    private readonly ReadOnlySpan<byte> _rest;

    private RecordText(NameKind kind, ReadOnlySpan<byte> name, ReadOnlySpan<byte> rest)
    {
        Kind = kind;
        _name = name;
        _rest = rest;
    }

    public NameKind Kind { get; }

    public string Name => Encoding.UTF8.GetString(_name);

    /// <summary>The code after <c>place</c>, or null.</summary>
    public string? Place => _rest.StartsWith("place "u8) ? Encoding.UTF8.GetString(_rest["place ".Length.._rest.IndexOf((byte)'\n')]) : null;

    /// <summary>The words after <c>statement</c>, a line a paragraph, or null.</summary>
    public string? Statement
    {
        get
        {
            var lines = Encoding.UTF8.GetString(_rest).Split('\n', StringSplitOptions.RemoveEmptyEntries);
            var words = lines.Where(line => line.StartsWith("statement ", StringComparison.Ordinal)).Select(line => line["statement ".Length..]);
            return string.Join('\n', words) is { Length: > 0 } all ? all : null;
        }
    }

    public static bool TryParse(ReadOnlySpan<byte> record, out RecordText text)
    {
        text = default;
        var isSecond = record.StartsWith("ledgerline/record/v2\n"u8);
        if (!isSecond && !record.StartsWith("ledgerline/record/v1\n"u8))
            return false;
        var lines = record["ledgerline/record/v1\n".Length..];
        if (!TryTake(ref lines, "kind "u8, out var word) || ReadKind(word) is not { } kind || !TryTake(ref lines, "name "u8, out var name))
            return false;
        text = new RecordText(kind, name, lines);
        return isSecond ? AddsSomething(lines) : lines.IsEmpty;
    }

    /// <summary>A place or nothing, then lines of a statement or none, but not nothing at all.</summary>
    private static bool AddsSomething(ReadOnlySpan<byte> lines)
    {
        var adds = lines.StartsWith("place "u8);
        if (adds && !(TryTake(ref lines, "place "u8, out var place) && Register.Place.TryParse(Encoding.UTF8.GetString(place), out _)))
            return false;
        while (!lines.IsEmpty)
        {
            if (!TryTake(ref lines, "statement "u8, out _))
                return false;
            adds = true;
        }

        return adds;
    }

    private static NameKind? ReadKind(ReadOnlySpan<byte> word) =>
        word.SequenceEqual("pseudonym"u8) ? NameKind.Pseudonym : word.SequenceEqual("real-name"u8) ? NameKind.RealName : null;

    private static bool TryTake(scoped ref ReadOnlySpan<byte> lines, scoped ReadOnlySpan<byte> keyword, out ReadOnlySpan<byte> words)
    {
        words = default;
        if (!lines.StartsWith(keyword) || lines.IndexOf((byte)'\n') is var end && end <= keyword.Length)
            return false;
        words = lines[keyword.Length..end];
        lines = lines[(end + 1)..];
        return !words.ContainsAnyInRange((byte)0, (byte)0x1f) && Utf8.IsValid(words);
    }
}
