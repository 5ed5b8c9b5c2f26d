using System.Text.Json;
using Ledgerline.Register.Publishing;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Auditing;

/// <summary>Compares the totals that a log publishes with those that were counted.</summary>
internal sealed class CheckTotals(ILogSource source, Findings findings)
{
    /// <summary>A line a day for centuries.</summary>
    public const int MostBytes = 16 * 1024 * 1024;

    private readonly FileBuffer _buffer = new();

    /// <summary>The published bytes that were compared.</summary>
    public ReadOnlyMemory<byte> Published => _buffer.Memory;

    /// <returns>False when there are none of that size: the log may have moved on.</returns>
    public async Task<bool> CheckAsync(TreeSize size, RunningTotals counted, CancellationToken cancel)
    {
        var path = LogPaths.Totals(size);
        var outcome = await source.ReadAsync(path, _buffer, MostBytes, cancel);
        if (outcome == ReadOutcome.Missing)
            return false;
        try
        {
            if (outcome != ReadOutcome.Read)
                findings.AddFile(FindingKind.WrongFile, path, "is too large");
            else if (Difference(LogTotals.Parse(_buffer.Span), counted.At(size.Value)) is { } difference)
                findings.AddFile(FindingKind.WrongTotals, path, difference);
        }
        catch (JsonException broken)
        {
            findings.AddFile(FindingKind.WrongTotals, path, $"cannot be read: {broken.Message}");
        }

        return true;
    }

    private static string? Difference(LogTotals published, LogTotals counted)
    {
        if ((published.Size, published.Declarations, published.Annulments, published.Count) != (counted.Size, counted.Declarations, counted.Annulments, counted.Count))
            return $"says {Sum(published)}; counted were {Sum(counted)}";
        // A day from which everybody was taken off may be there or not.
        var (said, found) = (published.Days.Where(IsNotEmpty).ToList(), counted.Days.Where(IsNotEmpty).ToList());
        var first = said.Except(found).Concat(found.Except(said)).OrderBy(day => day.Date).FirstOrDefault();
        if (first is not null)
            return $"says of {first.Date:yyyy-MM-dd}: {Line(said, first.Date)}; counted were {Line(found, first.Date)}";
        return said.SequenceEqual(found) ? null : "has a day twice or its days out of order";
    }

    private static bool IsNotEmpty(LogTotals.Day day) => (day.People, day.Party, day.YouthLeague, day.YoungPioneers) != (0, 0, 0, 0);

    private static string Sum(LogTotals totals) =>
        $"{totals.Declarations} declarations less {totals.Annulments} annulments is {totals.Count}, of {totals.Size} entries";

    private static string Line(List<LogTotals.Day> days, DateOnly date) => days.Find(day => day.Date == date) is { } day
        ? $"{day.People} people ({day.Party} party, {day.YouthLeague} youth-league, {day.YoungPioneers} young-pioneers)"
        : "nobody";
}
