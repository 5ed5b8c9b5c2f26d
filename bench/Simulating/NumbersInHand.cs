using Ledgerline.PhoneBank;
using Ledgerline.Telephony;

namespace Ledgerline.Bench.Simulating;

/// <summary>Who has which number, and until when.</summary>
internal sealed class NumbersInHand
{
    /// <summary>How long a volunteer has a number after she was last heard of.</summary>
    private static readonly TimeSpan Lasts = TimeSpan.FromMinutes(10);

    private readonly Dictionary<PhoneNumber, (CallId Call, DateTimeOffset Until)> _hands = [];

    /// <returns>False when another call has the number still.</returns>
    public bool Take(CallInHand call, DateTimeOffset now)
    {
        var isFree = !_hands.TryGetValue(call.Number, out var other) || other.Call == call.Id || other.Until <= now;
        _hands[call.Number] = (call.Id, now + Lasts);
        return isFree;
    }

    /// <summary>Her page is open.</summary>
    public void Keep(CallInHand call, DateTimeOffset now) => HoldUntil(call, now + Lasts);

    public void Release(CallInHand call, DateTimeOffset now) => HoldUntil(call, now);

    /// <summary>Whether somebody has it, or had it in this very minute.</summary>
    public bool Has(PhoneNumber number, DateTimeOffset now) => _hands.TryGetValue(number, out var hand) && hand.Until >= now;

    private void HoldUntil(CallInHand call, DateTimeOffset until)
    {
        if (_hands.TryGetValue(call.Number, out var mine) && mine.Call == call.Id)
            _hands[call.Number] = (call.Id, until);
    }
}
