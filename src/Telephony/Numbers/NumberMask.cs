namespace Ledgerline.Telephony.Numbers;

/// <summary>Covers the digits of a number that would tell whose it is.</summary>
internal static class NumberMask
{
    public const char Cover = '•';
    private const int FewestCovered = 5;
    private const int MostShownAtStart = 3;
    private const int MostShownAtEnd = 2;

    /// <param name="international">A number as <see cref="NumberWriter.WriteInternational"/> writes it.</param>
    public static string Apply(string international)
    {
        var space = international.IndexOf(' ', StringComparison.Ordinal);
        var total = international.AsSpan(space).ToString().Count(char.IsAsciiDigit);
        var atEnd = Math.Clamp(total - FewestCovered, 0, MostShownAtEnd);
        var atStart = Math.Clamp(total - FewestCovered - atEnd, 0, MostShownAtStart);
        return string.Create(international.Length, (international, space, atStart, firstAtEnd: total - atEnd), static (masked, state) =>
        {
            state.international.CopyTo(masked);
            var seen = 0;
            foreach (ref var c in masked[state.space..])
            {
                if (!char.IsAsciiDigit(c)) continue;
                if (seen >= state.atStart && seen < state.firstAtEnd) c = Cover;
                seen++;
            }
        });
    }
}
