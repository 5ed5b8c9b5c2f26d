namespace Ledgerline.Register;

/// <summary>How a declaration came.</summary>
public enum Channel
{
    /// <summary>A volunteer called.</summary>
    Call,

    /// <summary>The declarant called the hotline, and a volunteer entered it.</summary>
    Hotline,

    /// <summary>The declarant wrote it herself on the public page. It waits for a registrar's review.</summary>
    Web,
}
