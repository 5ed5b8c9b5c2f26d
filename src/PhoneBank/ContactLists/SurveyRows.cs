using Ledgerline.Telephony;

namespace Ledgerline.PhoneBank.ContactLists;

/// <summary>What reading the beginning of a file in one way comes to.</summary>
/// <param name="First">The first rows.</param>
/// <param name="Rows">The rows that were looked at, but the headings.</param>
/// <param name="Numbers">Different numbers that can be read.</param>
/// <param name="WithoutCountry">Rows whose number names no country, where none was chosen.</param>
/// <param name="WithoutZone">Numbers that may ring in several time zones.</param>
/// <param name="Zones">The zones that those may ring in.</param>
/// <param name="Cut">Rows whose name or note is too long to keep whole.</param>
internal sealed record Survey(
    IReadOnlyList<ReadRow> First, int Rows, int Numbers, int WithoutCountry, int WithoutZone, IReadOnlyList<string> Zones, int Cut);

/// <summary>Reads the beginning of a file without keeping anything of it.</summary>
internal static class SurveyRows
{
    private const int FirstRows = 10;

    public static Survey Of(Sheet sheet, Reading reading, DateTimeOffset now)
    {
        var (first, numbers, zones) = (new List<ReadRow>(), new HashSet<PhoneNumber>(), new SortedSet<string>(StringComparer.Ordinal));
        var (rows, withoutCountry, withoutZone, cut) = (0, 0, 0, 0);
        foreach (var row in ReadRows.Of(sheet, reading))
        {
            rows++;
            if (first.Count < FirstRows)
                first.Add(row);
            withoutCountry += row.Refusal == RowRefusal.UnknownCountry ? 1 : 0;
            var fresh = row.Numbers.Where(numbers.Add).ToList();
            cut += row.WasCut && fresh.Count > 0 ? 1 : 0;
            foreach (var number in fresh.Where(number => ZoneChoice.Of(number, row.Zone, now) is null))
            {
                withoutZone++;
                zones.UnionWith(ZoneChoice.For(number));
            }
        }

        return new Survey(first, rows, numbers.Count, withoutCountry, withoutZone, [.. zones], cut);
    }
}
