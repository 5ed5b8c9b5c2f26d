namespace Ledgerline.Register.Receipts;

/// <summary>What became of a code that somebody typed.</summary>
internal enum ReceiptAnswer
{
    Found,

    /// <summary>These digits are no code, or nobody's.</summary>
    Unknown,

    /// <summary>Nobody is answered at the moment (<see cref="WrongCodes"/>).</summary>
    AskLater,
}

/// <summary>A receipt as it is shown to whoever has its code. Without code and people unless it was found.</summary>
internal sealed record OpenedReceipt(ReceiptAnswer Answer, ReceiptCode? Code, IReadOnlyList<(int Position, ReceiptState State)> People);

/// <summary>Opens a receipt for a stranger who types a code. The only way to do so from the web: here guessing is limited.</summary>
internal sealed class OpenReceipt(LookUpReceipt receipts, WrongCodes wrongCodes)
{
    public async Task<OpenedReceipt> OpenAsync(string? typed, CancellationToken cancel)
    {
        if (!ReceiptCode.TryParse(typed, out var code))
            return new OpenedReceipt(ReceiptAnswer.Unknown, null, []);
        if (!wrongCodes.MayAsk())
            return new OpenedReceipt(ReceiptAnswer.AskLater, null, []);
        if (await receipts.LookUpAsync(code, cancel) is { Count: > 0 } people)
            return new OpenedReceipt(ReceiptAnswer.Found, code, people);
        wrongCodes.Count();
        return new OpenedReceipt(ReceiptAnswer.Unknown, null, []);
    }
}
