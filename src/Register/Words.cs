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

    /// <summary>What a kind of name is called.</summary>
    public static string TextKey(this NameKind kind) => kind switch
    {
        NameKind.RealName => "nameKind.realName",
        NameKind.Pseudonym => "nameKind.pseudonym",
    };

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
}
