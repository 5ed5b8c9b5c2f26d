namespace Ledgerline.Register;

/// <summary>What a reason to refuse is called.</summary>
public static class RefusalWords
{
    /// <summary>The key of its words.</summary>
    public static string TextKey(this RefusalReason reason) => reason switch
    {
        RefusalReason.Hoax => "refusal.hoax",
        RefusalReason.PublicFigure => "refusal.publicFigure",
        RefusalReason.NotAName => "refusal.notAName",
        RefusalReason.Duplicate => "refusal.duplicate",
    };
}
