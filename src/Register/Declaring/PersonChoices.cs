using System.Globalization;
using Ledgerline.Web;

namespace Ledgerline.Register.Declaring;

/// <summary>What there is to tick and choose for a person.</summary>
internal static class PersonChoices
{
    public static IReadOnlyList<Choice> Organisations(Text text) =>
        [.. OrganisationsExtensions.Each.Select(each => new Choice(each.ToString(), text[each.TextKey()]))];

    public static IReadOnlyList<Choice> Kinds(Text text) =>
        [.. new[] { NameKind.Pseudonym, NameKind.RealName }.Select(kind => new Choice(kind.ToString(), text[kind.TextKey()]))];

    /// <summary>Provinces of China, then countries, each by its name in the reader's language.</summary>
    public static IReadOnlyList<ChoiceGroup> Places(Text text) =>
    [
        new ChoiceGroup(text["declare.provinces"], Sorted(text, Place.Provinces)),
        new ChoiceGroup(text["declare.countries"], Sorted(text, Place.Countries)),
    ];

    private static List<Choice> Sorted(Text text, IEnumerable<Place> places) =>
        [.. places.Select(place => new Choice(place.Code, text.PlaceName(place.Code))).OrderBy(choice => choice.Label, StringComparer.Create(text.Culture, CompareOptions.IgnoreCase))];
}
