using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Ledgerline.Register.Searching;

/// <summary>A place in what a query finds: a key of an entry in one of the query's spans. Written into a form, never into an address: the key says a name.</summary>
internal sealed record SearchPlace(int Span, byte[] Key, long Entry)
{
    private const int MaxCharacters = 1_000;

    /// <summary>Before everything.</summary>
    public static SearchPlace Start(NameQuery query) => Before(query, 0);

    /// <summary>Before the first key of a span.</summary>
    public static SearchPlace Before(NameQuery query, int span) => new(span, query.Spans[span].From, -1);

    /// <summary>Reads what <see cref="ToString"/> wrote; false for everything else.</summary>
    public static bool TryParse(string? text, [NotNullWhen(true)] out SearchPlace? place)
    {
        place = null;
        if (text is null or { Length: > MaxCharacters } || text.Split('.') is not [var span, var entry, var key]
            || !int.TryParse(span, NumberStyles.None, CultureInfo.InvariantCulture, out var spanNumber)
            || !long.TryParse(entry, NumberStyles.None, CultureInfo.InvariantCulture, out var entryNumber))
            return false;
        var bytes = new byte[key.Length];
        if (!Convert.TryFromBase64String(key, bytes, out var length))
            return false;
        place = new SearchPlace(spanNumber, bytes[..length], entryNumber);
        return true;
    }

    /// <summary>Whether the query has such a place: somebody may have changed what the form said.</summary>
    public bool IsIn(NameQuery query) => Span < query.Spans.Count && query.Spans[Span].Has(new NameKey(query.Spans[Span].Kind, Key));

    /// <summary>Whether the query finds a name here, rather than at another of its keys that fits better.</summary>
    public bool IsFirstOf(NameQuery query, string name) => query.FirstOf(name) is { } first && first.Span == Span && first.Key.Bytes.AsSpan().SequenceEqual(Key);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Span}.{Entry}.{Convert.ToBase64String(Key)}");
}
