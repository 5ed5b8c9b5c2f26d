namespace Ledgerline.Telephony.Numbers;

/// <summary>
/// A pattern over the digits 0–9 as numbering plans use them. A match costs one look into a table for each digit, whatever
/// the pattern and whatever the input. The table is made at the first use; instances may be used from many threads.
/// </summary>
internal sealed class DigitPattern
{
    private readonly Lazy<DigitTable> table;

    public DigitPattern(string text) => table = new Lazy<DigitTable>(() => DigitPatternCompiler.Compile(text));

    /// <summary>Whether all of <paramref name="digits"/> (ASCII digits only) fit the pattern.</summary>
    public bool MatchesAll(ReadOnlySpan<char> digits)
    {
        var (next, accepting) = table.Value;
        var state = 1;
        foreach (var digit in digits)
        {
            state = next[state * 10 + (digit - '0')];
            if (state == 0) return false;
        }

        return accepting[state];
    }

    /// <summary>Whether some first part of <paramref name="digits"/> (ASCII digits only) fits the pattern.</summary>
    public bool MatchesStart(ReadOnlySpan<char> digits)
    {
        var (next, accepting) = table.Value;
        var state = 1;
        foreach (var digit in digits)
        {
            if (accepting[state]) return true;
            state = next[state * 10 + (digit - '0')];
            if (state == 0) return false;
        }

        return accepting[state];
    }
}
