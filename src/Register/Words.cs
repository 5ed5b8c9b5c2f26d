using Ledgerline.Web;

namespace Ledgerline.Register;

/// <summary>The keys of the words for the register's own terms, for whichever page shows them.</summary>
public static class Words
{
    /// <summary>What one organisation is called.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Not exactly one organisation.</exception>
    public static string TextKey(this Organisations organisation) => organisation switch
    {
        Organisations.Party => "organisation.party",
        Organisations.YouthLeague => "organisation.youthLeague",
        Organisations.YoungPioneers => "organisation.youngPioneers",
        Organisations.None or _ => throw new ArgumentOutOfRangeException(nameof(organisation), organisation, "Not one organisation."),
    };

    /// <summary>What several organisations are called, one after the other.</summary>
    public static string NamesOf(this Text text, Organisations organisations) => string.Join(", ", organisations.Named().Select(each => text[each.TextKey()]));

    /// <summary>What a kind of name is called.</summary>
    public static string TextKey(this NameKind kind) => kind switch
    {
        NameKind.RealName => "nameKind.realName",
        NameKind.Pseudonym => "nameKind.pseudonym",
    };

    /// <summary>What a place is called in the reader's language, by its code.</summary>
    public static string PlaceName(this Text text, string code) => text[$"place.{code}"];

    /// <summary>What to say to somebody whose name is refused. Takes the argument <c>count</c>: <see cref="DeclarantName.MaxClusters"/>.</summary>
    public static string TextKey(this NameRefusal refusal) => refusal switch
    {
        NameRefusal.Empty => "name.empty",
        NameRefusal.TooLong => "name.tooLong",
        NameRefusal.ControlCharacter => "name.controlCharacter",
        NameRefusal.InvisibleCharacter => "name.invisibleCharacter",
        NameRefusal.DirectionOverride => "name.directionOverride",
        NameRefusal.NotText => "name.notText",
    };

    /// <summary>
    /// What to say to somebody whose statement is refused. Takes the arguments <c>count</c> and <c>paragraphs</c>: <see cref="StatementText.MaxClusters"/>
    /// and <see cref="StatementText.MaxParagraphs"/>.
    /// </summary>
    public static string StatementTextKey(this NameRefusal refusal) => refusal switch
    {
        NameRefusal.Empty or NameRefusal.NotText => "statement.notText",
        NameRefusal.TooLong => "statement.tooLong",
        NameRefusal.ControlCharacter => "statement.controlCharacter",
        NameRefusal.InvisibleCharacter => "statement.invisibleCharacter",
        NameRefusal.DirectionOverride => "statement.directionOverride",
    };
}
