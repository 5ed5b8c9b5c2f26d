using Ledgerline.Web;
using Microsoft.AspNetCore.Http;

namespace Ledgerline.Register.Receipts;

/// <summary>What became of a code that somebody typed.</summary>
internal enum ReceiptAnswer
{
    Found,

    /// <summary>These digits are no code, or nobody's.</summary>
    Unknown,

    /// <summary>Nobody is answered at the moment (<see cref="NetworkPolicy.ReceiptGuesses"/>).</summary>
    AskLater,
}

/// <summary>A receipt as it is shown to whoever has its code. Without code and people unless it was found.</summary>
internal sealed record OpenedReceipt(ReceiptAnswer Answer, ReceiptCode? Code, IReadOnlyList<(int Position, ReceiptState State)> People);

/// <summary>
/// Opens a receipt for a stranger who types a code. The only way to do so from the web: here guessing is limited, of each network and of everybody together.
/// Once that is used up nobody is answered, the right code neither, because a different answer would tell which it is. A right and a wrong code take the same
/// steps; one whose check digit is wrong is never looked up.
/// </summary>
internal sealed class OpenReceipt(LookUpReceipt receipts, NetworkLimits limits)
{
    public async Task<OpenedReceipt> OpenAsync(HttpContext context, string? typed, CancellationToken cancel)
    {
        if (!ReceiptCode.TryParse(typed, out var code))
            return new OpenedReceipt(ReceiptAnswer.Unknown, null, []);
        if (!limits.TryTake(context, NetworkPolicy.ReceiptGuesses))
            return new OpenedReceipt(ReceiptAnswer.AskLater, null, []);
        var people = await receipts.LookUpAsync(code, cancel);
        if (people.Count == 0)
            return new OpenedReceipt(ReceiptAnswer.Unknown, null, []);
        limits.GiveBack(context, NetworkPolicy.ReceiptGuesses);
        return new OpenedReceipt(ReceiptAnswer.Found, code, people);
    }
}
