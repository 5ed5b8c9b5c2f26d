using Ledgerline.PhoneBank.Calls;
using Ledgerline.Telephony;

namespace Ledgerline.Bench.Simulating;

/// <summary>
/// Follows every call and counts what must never happen. It remembers for itself: nothing that it decides by is read from the program's tables or reckoned by the
/// program's code.
/// </summary>
internal sealed class Judge
{
    /// <summary>For how long a callback waits for the volunteer who promised it.</summary>
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(15);

    private readonly Lock _lock = new();
    private readonly Dictionary<PhoneNumber, NumberLedger> _numbers = [];
    private readonly HashSet<PhoneNumber> _promised = [];
    private readonly NumbersInHand _hands = new();
    private readonly List<CallInHand> _handed = [];
    private readonly List<PhoneNumber> _called = [];

    public Tally Tally { get; } = new();

    /// <summary>Callbacks that are still to be made.</summary>
    public IEnumerable<(PhoneNumber Number, Promise Promise)> Outstanding => _promised.SelectMany(number => _numbers[number].Promises.Values.Select(promise => (number, promise)));

    /// <summary>A volunteer was handed a number.</summary>
    public void Handed(CallInHand call, DateTimeOffset now)
    {
        lock (_lock)
        {
            if (!_hands.Take(call, now))
                Tally.Count(Violation.TwoAtOnce);
            _handed.Add(call);
        }
    }

    /// <summary>Her page is open still.</summary>
    public void Keeps(CallInHand call, DateTimeOffset now)
    {
        lock (_lock)
            _hands.Keep(call, now);
    }

    /// <summary>She is about to let go of it: from here on somebody else may have it.</summary>
    public void LetsGo(CallInHand call, DateTimeOffset now)
    {
        lock (_lock)
            _hands.Release(call, now);
    }

    /// <summary>Where all who did something in this minute have done it: looks at what was handed out in it.</summary>
    public void EndMinute()
    {
        foreach (var call in _handed.Where(call => call.By == HandedBy.Queue))
        {
            if (IsPromisedToAnother(call))
                Tally.Count(Violation.CallbackTaken);
            if (!Of(call.Number).HasAsked(call.Campaign.Id, call.HandedAt) && _promised.Any(number => IsPassedOver(call, number)))
                Tally.Count(Violation.CallbackPassedOver);
        }

        _handed.Clear();
    }

    public void Dials(CallInHand call, DateTimeOffset now)
    {
        lock (_lock)
        {
            Tally.CountDialled();
            var ledger = Of(call.Number);
            if (!ledger.WasCalled)
                _called.Add(call.Number);
            ledger.WasCalled = true;
            if (ledger.IsDoNotCall)
                Tally.Count(Violation.AfterDoNotCall);
            if (!ledger.HasAsked(call.Campaign.Id, now))
                DialsUnasked(call, ledger, now);
        }
    }

    /// <returns>What was known of the number before, for an outcome that is taken back.</returns>
    public NumberBefore Reported(CallInHand call, CallReport report, DateTimeOffset now)
    {
        lock (_lock)
        {
            var (ledger, id, other) = (Of(call.Number), call.Campaign.Id, report.Callback?.OtherNumber);
            var before = new NumberBefore(
                ledger.Copy(), other, other is null ? null : Of(other).Promises.GetValueOrDefault(id), other is not null && Of(other).Final.Contains(id));
            Tally.Count(report.Outcome);
            if (ledger.Settle(call.Campaign, report, now) is { } late)
                Tally.CountCallback(late);
            Replace(call.Number, ledger);
            if (report.Callback is { } callback)
                Promise(other ?? call.Number, new Promise(id, call.Volunteer, now, callback.At));
            return before;
        }
    }

    public void TakenBack(CallInHand call, NumberBefore before, DateTimeOffset now)
    {
        lock (_lock)
        {
            Replace(call.Number, before.Ledger);
            _hands.Take(call, now);
            if (before.Other is not { } other)
                return;
            var ledger = Of(other);
            ledger.TakeBack(call.Campaign.Id, before.OtherPromise, before.OtherWasFinal);
            Replace(other, ledger);
        }
    }

    /// <summary>A number that was called before; null where there is none.</summary>
    /// <param name="choose">Any number below the one given.</param>
    public PhoneNumber? AnyNumber(Func<int, int> choose)
    {
        lock (_lock)
            return _called.Count == 0 ? null : _called[choose(_called.Count)];
    }

    private void DialsUnasked(CallInHand call, NumberLedger ledger, DateTimeOffset now)
    {
        if (ledger.RestsUntil > now)
            Tally.Count(Violation.WithinCooldown);
        if (!call.Campaign.MayCall(SimulatedPeople.Zone(call.Number), now))
            Tally.Count(Violation.OutsideHours);
        if (ledger.Final.Contains(call.Campaign.Id))
            Tally.Count(Violation.AfterFinal);
        if (call.Campaign.IsTriedEnough(ledger.Attempts.GetValueOrDefault(call.Campaign.Id, [])))
            Tally.Count(Violation.OverAttempts);
    }

    private void Promise(PhoneNumber number, Promise promise)
    {
        var ledger = Of(number);
        ledger.Add(promise);
        Replace(number, ledger);
    }

    /// <summary>Whether somebody else promised a call on this number, before this minute, and is to make it herself still; and she did not.</summary>
    private bool IsPromisedToAnother(CallInHand call)
    {
        var promises = Of(call.Number).Promises;
        if (promises.TryGetValue(call.Campaign.Id, out var kept) && IsHers(kept, call))
            return false;
        return promises.Values.Any(promise => promise.MadeAt < call.HandedAt && promise.At > call.HandedAt - Grace);
    }

    /// <summary>Whether she is to make this callback now: her own, or one left lying in the campaign.</summary>
    private static bool IsHers(Promise promise, CallInHand call) =>
        promise.Owner == call.Volunteer ? promise.At <= call.HandedAt : promise.Campaign == call.Campaign.Id && promise.At <= call.HandedAt - Grace;

    /// <summary>Whether this number was to be called back by her, or by anybody of the campaign, when she was handed another, and nobody had it.</summary>
    private bool IsPassedOver(CallInHand call, PhoneNumber number) => !_hands.Has(number, call.HandedAt)
        && _numbers[number].Promises.Values.Any(promise => promise.MadeAt < call.HandedAt && IsHers(promise, call));

    private NumberLedger Of(PhoneNumber number)
    {
        if (!_numbers.TryGetValue(number, out var ledger))
            _numbers[number] = ledger = new NumberLedger();
        return ledger;
    }

    private void Replace(PhoneNumber number, NumberLedger ledger)
    {
        _numbers[number] = ledger;
        if (ledger.Promises.Count > 0)
            _promised.Add(number);
        else
            _promised.Remove(number);
    }
}
