using Ledgerline.Centres;
using Ledgerline.PhoneBank;
using Ledgerline.PhoneBank.Calls;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Storage;
using Ledgerline.Telephony;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Bench.Simulating;

/// <summary>
/// Somebody who calls for an hour on most days, at her own time of day. She does what volunteers do: is handed contacts, dials, talks, reports; promises
/// callbacks, takes an outcome back, gives a contact back, answers who calls; and now and then her laptop's battery is empty and she is gone.
/// </summary>
internal sealed class SimulatedVolunteer(BenchSystem system, Judge judge, BankCheck check, SimulatedCampaign campaign, CallPlan plan)
{
    private static readonly TimeSpan ShiftLasts = TimeSpan.FromHours(1);
    private static readonly TimeSpan Minute = TimeSpan.FromMinutes(1);

    /// <summary>The page renews each minute; less often is enough for a lease of ten.</summary>
    private static readonly TimeSpan Renews = TimeSpan.FromMinutes(4);

    private readonly Actor _actor = new(new PersonId(Guid.NewGuid()), campaign.Centre, "volunteer");
    private CallInHand? _call;
    private PhoneNumber? _number;
    private DateTimeOffset _shiftEnds;
    private DateTimeOffset _talksUntil;

    /// <summary>Does the next thing.</summary>
    /// <returns>When there is something to do again.</returns>
    public Task<DateTimeOffset> StepAsync(DateTimeOffset now)
    {
        if (_call is null)
            return now < _shiftEnds ? NextAsync(now) : BeginShiftAsync(now);
        if (_number is null)
            return DialAsync(now);
        return now < _talksUntil ? TalkAsync(now) : ReportAsync(now);
    }

    private Task<DateTimeOffset> BeginShiftAsync(DateTimeOffset now)
    {
        if (plan.NextShift(now) is var next && next > now)
            return Task.FromResult(next);
        _shiftEnds = now + ShiftLasts;
        return NextAsync(now);
    }

    private async Task<DateTimeOffset> NextAsync(DateTimeOffset now)
    {
        if (plan.Hears(judge) is { } theirs && await AnswerAsync(theirs, now))
            return now + Minute;
        var result = await WithAsync<ClaimNextContact, ClaimResult>(claim => claim.ClaimAsync(_actor.Person, campaign.Centre, campaign.Id));
        if (result.Call is not { } call)
        {
            check.HeardOfNobody(campaign, now);
            return now + TimeSpan.FromMinutes(10);
        }

        _call = await ReadAsync(call, result.Outcome == ClaimOutcome.Resumed ? HandedBy.Herself : HandedBy.Queue, now);
        judge.Handed(_call, now);
        return now + plan.Upto(2) * Minute;
    }

    /// <summary>Somebody calls back, and says the number.</summary>
    private async Task<bool> AnswerAsync(PhoneNumber number, DateTimeOffset now)
    {
        if (await WithAsync<StartCallByNumber, ByNumberOutcome>(start => start.StartAsync(_actor, number)) != ByNumberOutcome.Started)
            return false;
        var current = await WithAsync<CurrentCall, Call?>(calls => calls.FindAsync(_actor.Person, default));
        _call = await ReadAsync(current!.Id, HandedBy.Person, now);
        judge.Handed(_call, now);
        _number = number;
        _talksUntil = now + 3 * Minute;
        return true;
    }

    private async Task<DateTimeOffset> DialAsync(DateTimeOffset now)
    {
        var (outcome, number) = await WithAsync<DialContact, (DialOutcome, PhoneNumber?)>(dial => dial.DialAsync(_call!.Id, _actor));
        if (outcome != DialOutcome.Dialled || plan.Happens(percent: 1))
            return await GiveBackAsync(now);
        _number = number;
        judge.Dials(_call!, now);
        judge.Keeps(_call!, now);
        if (plan.Happens(percent: 1))
            return Vanish(now);
        _talksUntil = now + plan.Talk();
        return Sooner(now + Renews, _talksUntil);
    }

    private async Task<DateTimeOffset> GiveBackAsync(DateTimeOffset now)
    {
        judge.LetsGo(_call!, now);
        await WithAsync<GiveBackCall, bool>(give => give.GiveBackAsync(_call!.Id, _actor.Person));
        _call = null;
        return now + Minute;
    }

    /// <summary>Nothing is reported; somebody else is handed the contact when the lease is over.</summary>
    private DateTimeOffset Vanish(DateTimeOffset now)
    {
        (_call, _number, _shiftEnds) = (null, null, now);
        return plan.NextShift(now + 2 * ShiftLasts);
    }

    private async Task<DateTimeOffset> TalkAsync(DateTimeOffset now)
    {
        if ((await WithAsync<KeepLease, RenewedLease>(keep => keep.RenewAsync(_call!.Id, _actor.Person))).State == LeaseState.Held)
            judge.Keeps(_call!, now);
        return Sooner(now + Renews, _talksUntil);
    }

    private async Task<DateTimeOffset> ReportAsync(DateTimeOffset now)
    {
        var call = _call!;
        (_call, _number) = (null, null);
        if (await ReportAsync(call, call.By == HandedBy.Person ? plan.ReportOfTheirs(judge, now) : plan.Report(judge, now), now) is { } before && plan.Happens(percent: 2)
            && await WithAsync<UndoOutcome, UndoResult>(undo => undo.UndoAsync(call.Id, _actor.Person)) == UndoResult.Undone)
        {
            judge.TakenBack(call, before, now);
            await ReportAsync(call, new CallReport(Outcome.SpokeAndFinished), now);
        }

        return now + Minute;
    }

    /// <returns>What was known of the number before; null where nothing was recorded.</returns>
    private async Task<NumberBefore?> ReportAsync(CallInHand call, CallReport report, DateTimeOffset now)
    {
        judge.LetsGo(call, now);
        var outcome = await WithAsync<ReportCall, ReportOutcome>(reporting => reporting.ReportAsync(call.Id, _actor.Person, report));
        if (outcome == ReportOutcome.OtherNumberDoNotCall)
            return await ReportAsync(call, new CallReport(Outcome.SpokeAndFinished), now);
        return outcome == ReportOutcome.Recorded ? judge.Reported(call, report, now) : null;
    }

    private async Task<CallInHand> ReadAsync(CallId id, HandedBy by, DateTimeOffset now)
    {
        await using var scope = system.Scope();
        var db = scope.ServiceProvider.GetRequiredService<LedgerlineDb>();
        var call = await (from each in db.Set<Call>().AsNoTracking()
                          where each.Id == id
                          join contact in db.Set<Contact>() on each.Contact equals contact.Id
                          join number in db.Set<Number>() on each.Number equals number.Id
                          select new { contact.Campaign, number.NumberSealed }).SingleAsync();
        var opened = scope.ServiceProvider.GetRequiredService<NumberVault>().Open(call.NumberSealed!);
        return new CallInHand(id, _actor.Person, plan.Campaigns.Single(c => c.Id == call.Campaign), opened, by, now);
    }

    private async Task<TResult> WithAsync<TService, TResult>(Func<TService, Task<TResult>> work)
        where TService : notnull
    {
        await using var scope = system.Scope();
        return await work(scope.ServiceProvider.GetRequiredService<TService>());
    }

    private static DateTimeOffset Sooner(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;
}
