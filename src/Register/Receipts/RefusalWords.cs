namespace Ledgerline.Register.Receipts;

/// <summary>What a reason to refuse is called.</summary>
internal static class RefusalWords
{
    public static string TextKey(this RefusalReason reason) => reason switch
    {
        RefusalReason.Hoax => "refusal.hoax",
        RefusalReason.PublicFigure => "refusal.publicFigure",
        RefusalReason.NotAName => "refusal.notAName",
        RefusalReason.Duplicate => "refusal.duplicate",
    };
}
