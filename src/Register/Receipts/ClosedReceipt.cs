namespace Ledgerline.Register.Receipts;

/// <summary>How a declaration ended that was never sealed.</summary>
internal enum ClosedState
{
    Withdrawn,
    Refused,
}

/// <summary>What a receipt says after a withdrawal or refusal. Knows neither the name nor the group.</summary>
internal sealed class ClosedReceipt
{
    public required byte[] ReceiptKey { get; init; }

    public required ClosedState State { get; init; }

    public RefusalReason? Reason { get; init; }

    public required DateOnly Day { get; init; }
}
