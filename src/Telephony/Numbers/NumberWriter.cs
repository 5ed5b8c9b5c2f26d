using System.Globalization;

namespace Ledgerline.Telephony.Numbers;

/// <summary>Writes numbers for reading, by the formats of the main plan of their calling code.</summary>
internal static class NumberWriter
{
    public static string WriteInternational(NumberPlan plan, string nationalNumber)
    {
        var format = Find(plan.Formats.Where(candidate => candidate.IsUsedAbroad), nationalNumber);
        var written = format?.WriteInternational(nationalNumber) ?? nationalNumber;
        return string.Create(CultureInfo.InvariantCulture, $"+{plan.CallingCode} {written}");
    }

    public static string WriteNational(NumberPlan plan, string nationalNumber) =>
        Find(plan.Formats, nationalNumber)?.WriteNational(nationalNumber) ?? nationalNumber;

    private static NumberFormat? Find(IEnumerable<NumberFormat> formats, string nationalNumber) =>
        formats.FirstOrDefault(format => format.Fits(nationalNumber));
}
