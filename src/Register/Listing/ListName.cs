using System.Globalization;

namespace Ledgerline.Register.Listing;

/// <summary>The lists that there are, and how addresses and the database name them.</summary>
internal static class ListName
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <summary>Of the entries of a day.</summary>
    public static string Of(DateOnly day) => day.ToString(DayFormat, CultureInfo.InvariantCulture);

    /// <summary>Of the entries of who left that one organisation.</summary>
    public static string Of(Organisations organisation) => organisation.Slug();

    /// <summary>Of a day, as an address says it: exactly so, and in ASCII digits.</summary>
    public static bool TryParseDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out day);

    public static bool TryParseOrganisation(string? text, out Organisations organisation)
    {
        organisation = OrganisationsExtensions.Each.FirstOrDefault(each => each.Slug() == text);
        return organisation != Organisations.None;
    }
}
