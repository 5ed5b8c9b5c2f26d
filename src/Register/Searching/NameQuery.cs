using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Ledgerline.Register.Searching;

/// <summary>Why a text cannot be looked for.</summary>
internal enum NameQueryRefusal
{
    /// <summary>There is nothing in it that is seen.</summary>
    Empty,

    /// <summary>It is longer than any name.</summary>
    TooLong,
}

/// <summary>A run of the index: the keys of a kind from one on up to before another, by their bytes.</summary>
internal sealed record KeySpan(NameKeyKind Kind, byte[] From, byte[] Before)
{
    private const byte LessThanAny = 0x01;
    private const byte MoreThanAny = 0xFF;

    /// <summary>Just that key.</summary>
    public static KeySpan Exactly(NameKeyKind kind, string key) => new(kind, Bytes(key), [.. Bytes(key), LessThanAny]);

    /// <summary>The longer keys that begin so.</summary>
    public static KeySpan Beginning(NameKeyKind kind, string key) => new(kind, [.. Bytes(key), LessThanAny], [.. Bytes(key), MoreThanAny]);

    /// <summary>What is read so, in whatever tones; a reading that was cut has none.</summary>
    public static KeySpan ExactlyInAnyTone(string letters) => letters.Length == NameKeys.MaxCharacters
        ? Exactly(NameKeyKind.Pinyin, letters)
        : new(NameKeyKind.Pinyin, Bytes(letters + NameKeys.BeforeTones), Bytes(letters + NameKeys.AfterTones));

    /// <summary>The longer readings that begin so.</summary>
    public static KeySpan BeginningInAnyTone(string letters) => new(NameKeyKind.Pinyin, Bytes(letters + NameKeys.AfterTones), [.. Bytes(letters), MoreThanAny]);

    public bool Has(NameKey key) => key.Kind == Kind && key.Bytes.AsSpan().SequenceCompareTo(From) >= 0 && key.Bytes.AsSpan().SequenceCompareTo(Before) < 0;

    private static byte[] Bytes(string key) => Encoding.UTF8.GetBytes(key);
}

/// <summary>What somebody looks for: the runs of the index in which it is found, what fits best first (docs/specs/search.md, "Order").</summary>
internal sealed record NameQuery(IReadOnlyList<KeySpan> Spans)
{
    /// <summary>Reads what was typed.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out NameQuery? query, out NameQueryRefusal refusal)
    {
        (query, refusal) = (null, NameQueryRefusal.TooLong);
        var typed = (text ?? "").Trim();
        if (typed.Length > DeclarantName.MaxBytes || StringInfo.ParseCombiningCharacters(typed).Length > DeclarantName.MaxClusters)
            return false;
        var folded = NameKeys.Cut(FoldedText.Of(typed).Text);
        refusal = NameQueryRefusal.Empty;
        if (folded.Length == 0)
            return false;
        query = new NameQuery([.. PinyinText.TryParse(typed, out var pinyin) ? SpansOf(folded, pinyin) : SpansOf(folded)]);
        return true;
    }

    /// <summary>Which of a name's keys it is found at: the first in this order. Null for a name that it does not find.</summary>
    public (int Span, NameKey Key)? FirstOf(string name)
    {
        var keys = NameKeys.Of(name);
        for (var i = 0; i < Spans.Count; i++)
        {
            var found = keys.Where(Spans[i].Has).Order(Comparer<NameKey>.Create(NameKey.Compare)).ToList();
            if (found.Count > 0)
                return (i, found[0]);
        }

        return null;
    }

    private static IEnumerable<KeySpan> SpansOf(string folded) =>
    [
        KeySpan.Exactly(NameKeyKind.Name, folded),
        KeySpan.Exactly(NameKeyKind.LaterWord, folded),
        KeySpan.Beginning(NameKeyKind.Name, folded),
        KeySpan.Beginning(NameKeyKind.LaterWord, folded),
    ];

    private static IEnumerable<KeySpan> SpansOf(string folded, PinyinText pinyin)
    {
        var letters = pinyin.Letters.Length > NameKeys.MaxCharacters ? pinyin.Letters[..NameKeys.MaxCharacters] : pinyin.Letters;
        yield return KeySpan.Exactly(NameKeyKind.Name, folded);
        if (pinyin.Tones is { } tones)
            yield return KeySpan.Exactly(NameKeyKind.Pinyin, letters + NameKeys.BeforeTones + tones);
        yield return KeySpan.ExactlyInAnyTone(letters);
        yield return KeySpan.Exactly(NameKeyKind.LaterWord, folded);
        var asInitials = pinyin.Tones is null && letters.Length > 1;
        if (asInitials)
            yield return KeySpan.Exactly(NameKeyKind.Initials, letters);
        yield return KeySpan.Beginning(NameKeyKind.Name, folded);
        yield return KeySpan.BeginningInAnyTone(letters);
        yield return KeySpan.Beginning(NameKeyKind.LaterWord, folded);
        if (asInitials)
            yield return KeySpan.Beginning(NameKeyKind.Initials, letters);
    }
}
