namespace Ledgerline.Register;

/// <summary>By what right somebody changes a declaration that is not sealed yet.</summary>
public abstract record Proof
{
    private Proof()
    {
    }

    /// <summary>The volunteer's shift that entered it.</summary>
    public sealed record OfShift(byte[] Token) : Proof;

    /// <summary>The group of the call that is open. The caller vouches that the call is hers.</summary>
    public sealed record OfGroup(GroupId Group) : Proof;

    /// <summary>The receipt, typed by whoever holds it.</summary>
    public sealed record OfReceipt(ReceiptCode Code) : Proof;
}
