namespace Ledgerline.Register.Annulling;

/// <summary>The keys of the words about annulments.</summary>
internal static class AnnullingWords
{
    /// <summary>What a reason is called.</summary>
    public static string TextKey(this AnnulmentReason reason) => reason switch
    {
        AnnulmentReason.Hoax => "annulment.hoax",
        AnnulmentReason.Duplicate => "annulment.duplicate",
        AnnulmentReason.Mistake => "annulment.mistake",
    };

    /// <summary>What would become of an entry, where the registrar only looks.</summary>
    public static string PreviewKey(this OrderOutcome outcome) => outcome switch
    {
        OrderOutcome.Ordered => "annulments.preview.will",
        OrderOutcome.NotAnEntry => "annulments.preview.notAnEntry",
        OrderOutcome.AlreadyAnnulled => "annulments.preview.annulled",
        OrderOutcome.AlreadyOrdered => "annulments.preview.ordered",
    };

    /// <summary>What became of so many entries. Takes the argument <c>count</c>.</summary>
    public static string DoneKey(this OrderOutcome outcome) => outcome switch
    {
        OrderOutcome.Ordered => "annulments.done.ordered",
        OrderOutcome.NotAnEntry => "annulments.done.notAnEntry",
        OrderOutcome.AlreadyAnnulled => "annulments.done.annulled",
        OrderOutcome.AlreadyOrdered => "annulments.done.alreadyOrdered",
    };
}
