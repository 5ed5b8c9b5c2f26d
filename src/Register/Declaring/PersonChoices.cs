using Ledgerline.Web;

namespace Ledgerline.Register.Declaring;

/// <summary>What there is to tick and choose for a person.</summary>
internal static class PersonChoices
{
    public static IReadOnlyList<Choice> Organisations(Text text) =>
        [.. OrganisationsExtensions.Each.Select(each => new Choice(each.ToString(), text[each.TextKey()]))];

    public static IReadOnlyList<Choice> Kinds(Text text) =>
        [.. new[] { NameKind.Pseudonym, NameKind.RealName }.Select(kind => new Choice(kind.ToString(), text[kind.TextKey()]))];
}
