using System.Text;
using Ledgerline.Register;
using Ledgerline.Register.Publishing;
using Ledgerline.Tlog;

namespace Ledgerline.Testing.Logs;

/// <summary>Writes a log of any length without keeping it: declarations over ten days, one entry in a thousand an annulment, one record in a hundred erased.</summary>
public static class LongLog
{
    private const int Days = 10;

    /// <returns>The log's verifier key.</returns>
    public static VerifierKey Write(string folder, long entries)
    {
        var writer = new LogWriter(folder);
        // By day: everybody, and whoever left each organisation.
        var people = new long[Days, 4];
        var annulments = 0L;
        for (var index = 0L; index < entries; index++)
        {
            var entry = EntryAt(index, entries);
            writer.Append(entry.Leaf, entry.Opening);
            if (entry.Target is not { } target)
            {
                Count(people, entry.Day, entry.Organisations, 1);
                continue;
            }

            annulments++;
            Count(people, DayOf(target, entries), OrganisationsOf(target), -1);
        }

        writer.WriteEdge();
        var days = Enumerable.Range(0, Days).Select(day => new LogTotals.Day(
            TestEntry.FirstDay.AddDays(day), people[day, 0], people[day, 1], people[day, 2], people[day, 3]));
        var declarations = entries - annulments;
        writer.Write(LogPaths.Totals(writer.Size), new LogTotals(entries, declarations, annulments, declarations - annulments, [.. days]).ToBytes());
        var key = SigningKey.Generate(TestLog.Origin, SignatureType.Ed25519);
        writer.Write(LogPaths.VerifierKey, Encoding.UTF8.GetBytes($"{key.Verifier}\n"));
        writer.Write(LogPaths.Checkpoint, new Checkpoint(key.Name, writer.Size, writer.Root).Sign(key).ToBytes());
        return key.Verifier;
    }

    private static TestEntry EntryAt(long index, long entries) => index % 1000 == 999
        ? TestEntry.Annul(index - 500, DayOf(index, entries))
        : TestEntry.Declare(index, DayOf(index, entries), OrganisationsOf(index), isErased: index % 100 == 13);

    private static DateOnly DayOf(long index, long entries) => TestEntry.FirstDay.AddDays((int)(index * Days / entries));

    private static Organisations OrganisationsOf(long index) => (Organisations)(1 + (index % 7));

    private static void Count(long[,] people, DateOnly date, Organisations organisations, int by)
    {
        var day = date.DayNumber - TestEntry.FirstDay.DayNumber;
        people[day, 0] += by;
        foreach (var (place, organisation) in OrganisationsExtensions.Each.Index())
            people[day, place + 1] += organisations.HasFlag(organisation) ? by : 0;
    }
}
