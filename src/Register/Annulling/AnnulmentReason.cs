namespace Ledgerline.Register.Annulling;

/// <summary>Why an entry is annulled.</summary>
internal enum AnnulmentReason
{
    /// <summary>Nobody's own declaration.</summary>
    Hoax,

    /// <summary>The same person is entered elsewhere.</summary>
    Duplicate,

    /// <summary>Entered wrongly.</summary>
    Mistake,
}
