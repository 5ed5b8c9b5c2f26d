namespace Ledgerline.Register.Receipts;

/// <summary>How a declaration ended that was never sealed.</summary>
internal enum ClosedState
{
    Withdrawn,
    Refused,
}

/// <summary>Why a registrar refused a group.</summary>
internal enum RefusalReason
{
    /// <summary>Not a person's own declaration.</summary>
    Hoax,

    /// <summary>In the name of somebody well known who did not make it.</summary>
    PublicFigure,

    /// <summary>Insults, advertising, anything that is no name.</summary>
    NotAName,

    /// <summary>Sent more than once.</summary>
    Duplicate,
}

/// <summary>What a receipt says after a withdrawal or refusal. Knows neither the name nor the group.</summary>
internal sealed class ClosedReceipt
{
    public required byte[] ReceiptKey { get; init; }

    public required ClosedState State { get; init; }

    public RefusalReason? Reason { get; init; }

    public required DateOnly Day { get; init; }
}
