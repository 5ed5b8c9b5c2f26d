using Ledgerline.PhoneBank.Callbacks;
using Ledgerline.PhoneBank.Campaigns;
using Ledgerline.PhoneBank.Queue;
using Ledgerline.Register;
using Ledgerline.Telephony;
using Ledgerline.Web;

namespace Ledgerline.PhoneBank.Calls;

/// <summary>What the call page says of each result.</summary>
internal static class CallWords
{
    /// <summary>Null where nothing is wrong.</summary>
    public static string? Of(Text text, SaveResult result) => result.Outcome switch
    {
        SaveOutcome.Saved or SaveOutcome.NoLongerHeld => null,
        SaveOutcome.BadName => Of(text, result.Name!.Value),
        SaveOutcome.NoOrganisation => text["call.people.noOrganisation"],
        SaveOutcome.GroupFull => text["call.people.full", ("count", Declare.MaxGroup)],
        SaveOutcome.IdTaken => text["call.people.idTaken"],
        SaveOutcome.CallRefused => text["call.people.callRefused"],
        SaveOutcome.NoSuchCall => text["call.noSuchCall"],
    };

    public static string Of(Text text, NameRefusal refusal) => text[refusal.TextKey(), ("count", DeclarantName.MaxClusters)];

    public static string Of(Text text, PhoneNumberRefusal refusal) => refusal switch
    {
        PhoneNumberRefusal.Empty or PhoneNumberRefusal.NotANumber => text["call.number.notANumber"],
        PhoneNumberRefusal.UnknownCountry => text["call.number.noCountry"],
        PhoneNumberRefusal.TooShort => text["call.number.tooShort"],
        PhoneNumberRefusal.TooLong => text["call.number.tooLong"],
        PhoneNumberRefusal.NotValidInItsCountry => text["call.number.notGivenOut"],
        PhoneNumberRefusal.HasExtension => text["call.number.extension"],
    };

    public static string Of(Text text, CallbackTimeRefusal refusal) => refusal switch
    {
        CallbackTimeRefusal.Missing => text["call.callback.missing"],
        CallbackTimeRefusal.BadMinutes => text["call.callback.badMinutes", ("count", CallbackTime.MaxMinutes)],
        CallbackTimeRefusal.BadDateOrTime => text["call.callback.badTime"],
        CallbackTimeRefusal.InThePast => text["call.callback.past"],
        CallbackTimeRefusal.TooFarAhead => text["call.callback.tooFar", ("count", CallbackTime.MaxDays)],
        CallbackTimeRefusal.NoKnownZone => text["call.callback.noZone"],
    };

    public static string Of(Text text, ReferralOutcome outcome) => outcome switch
    {
        ReferralOutcome.Added => text["call.referral.added"],
        ReferralOutcome.AlreadyThere => text["call.referral.alreadyThere"],
        ReferralOutcome.DoNotCall => text["call.number.doNotCall"],
        ReferralOutcome.NoSuchCall => text["call.noSuchCall"],
    };

    public static string Of(Text text, DialOutcome outcome) => outcome switch
    {
        DialOutcome.Dialled => text["call.dial.dialled"],
        DialOutcome.NumberWithSomebodyElse => text["call.dial.somebodyElse"],
        DialOutcome.DoNotCall => text["call.number.doNotCall"],
        DialOutcome.OutsideHours => text["call.dial.outsideHours"],
        DialOutcome.NoSuchCall => text["call.noSuchCall"],
    };

    /// <summary>What is wrong and at which field; null where nothing is.</summary>
    public static (string Field, string Words)? Of(Text text, ReportOutcome outcome) => outcome switch
    {
        ReportOutcome.Recorded or ReportOutcome.AlreadyRecorded or ReportOutcome.NumberWithSomebodyElse => null,
        ReportOutcome.NoSuchCall => ("", text["call.noSuchCall"]),
        ReportOutcome.NotForInbound => ("Form.Outcome", text["call.outcome.notForInbound"]),
        ReportOutcome.OtherNumberDoNotCall => ("Form.OtherNumber", text["call.number.doNotCall"]),
    };

    public static string Of(Text text, QueueExplanation queue, DateTimeOffset now)
    {
        var minutes = queue.NextAt is { } at ? Math.Max(1, (int)Math.Ceiling((at - now).TotalMinutes)) : 0;
        return queue.Reason switch
        {
            QueueReason.SomebodyReady => text["call.queue.ready"],
            QueueReason.NobodyLeft => text["call.queue.nobodyLeft"],
            QueueReason.AllBeingCalled => text["call.queue.allBeingCalled"],
            QueueReason.OutsideHours => text["call.queue.outsideHours", ("wait", Wait(text, minutes))],
            QueueReason.DueLater => text["call.queue.dueLater", ("wait", Wait(text, minutes))],
            QueueReason.NoKnownZone => text["call.queue.noKnownZone"],
            QueueReason.Paused => text["call.queue.paused"],
        };
    }

    public static string Of(Text text, RecentNeverCall recent) =>
        recent.MinutesAgo < 1 ? text["call.neverCall.justNow"] : text["call.neverCall.ago", ("count", recent.MinutesAgo)];

    /// <summary>The time on the clocks where the number may be: one time, or from the earliest to the latest.</summary>
    public static string LocalTime(Text text, ContactZones zones, DateTimeOffset now)
    {
        var times = zones.Zones.Select(zone => TimeZoneInfo.ConvertTime(now, zone).DateTime).Order().Select(TimeOnly.FromDateTime).Distinct().ToList();
        return times.Count switch
        {
            0 => text["call.who.timeUnknown"],
            1 => text["call.who.time", ("time", times[0])],
            _ => text["call.who.timeBetween", ("first", times[0]), ("last", times[^1])],
        };
    }

    /// <summary>What the person asked for, or was promised if they call before it is due; null for nothing. By the clock where they are, or UTC's where that is not known.</summary>
    public static string? Asked(Text text, CalledPerson person, DateTimeOffset now)
    {
        if (person.CallbackAt is not { } at)
            return null;
        if (at <= now)
            return person.ForWhom is { Length: > 0 } name ? text["call.who.askedFor", ("name", name)] : text["call.who.asked"];
        return Promised(text, person.Zones, at);
    }

    /// <summary>For when a call was promised, by the clock where they are, or UTC's where that is not known.</summary>
    public static string Promised(Text text, ContactZones zones, DateTimeOffset at)
    {
        var there = TimeZoneInfo.ConvertTime(at, zones.Zones.Count > 0 ? zones.Zones[0] : TimeZoneInfo.Utc).DateTime;
        return text["call.who.promised", ("day", DateOnly.FromDateTime(there)), ("time", TimeOnly.FromDateTime(there))];
    }

    /// <summary>What a volunteer on a call is told of the next that she promised; null while there is time.</summary>
    public static string? Reminder(Text text, int? minutes) => minutes switch
    {
        null or > NextOwnCallback.RemindMinutes => null,
        0 => text["call.reminder.due"],
        { } few => text["call.reminder.in", ("count", few)],
    };

    /// <summary>So many minutes, or where they are many, hours.</summary>
    public static string Wait(Text text, int minutes) => minutes < 120 ? text["call.wait.minutes", ("count", minutes)] : text["call.wait.hours", ("count", minutes / 60)];
}
