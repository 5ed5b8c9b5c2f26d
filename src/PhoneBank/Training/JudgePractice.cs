using Ledgerline.PhoneBank.Calls;

namespace Ledgerline.PhoneBank.Training;

/// <summary>What was entered otherwise than a volunteer would. The words are the call's own: <c>practice.call.family.People</c>.</summary>
internal enum PracticeRemark
{
    /// <summary>More people or fewer than declared.</summary>
    People,

    /// <summary>As many as declared, but they did not leave these.</summary>
    Organisations,

    /// <summary>A pseudonym said to be a real name, or the other way round.</summary>
    Kind,

    /// <summary>A callback at another time than they asked for.</summary>
    When,

    /// <summary>A callback on this number, where they gave another.</summary>
    Number,

    /// <summary>The number of somebody else was not added.</summary>
    Referral,

    /// <summary>It ended in another way.</summary>
    Outcome,
}

/// <summary>What a volunteer put on the form of an invented call.</summary>
/// <param name="HasReferral">Whether she added another number that they gave.</param>
internal sealed record PracticeReport(Outcome Outcome, IReadOnlyList<PersonInput> People, string? Minutes, string? OtherNumber, bool HasReferral);

/// <summary>Compares what was entered with the call. Whoever practises is told what to do, never how well she did.</summary>
internal static class JudgePractice
{
    /// <returns>Empty where all is as a volunteer would do it.</returns>
    public static IReadOnlyList<PracticeRemark> Judge(InventedCall call, PracticeReport report)
    {
        var isOutcome = report.Outcome == call.Ends;
        var areAll = report.People.Count == call.Declared.Count;
        (PracticeRemark Remark, bool Applies)[] remarks =
        [
            (PracticeRemark.People, !areAll),
            (PracticeRemark.Organisations, areAll && !report.People.Select(one => one.Organisations).Order().SequenceEqual(call.Declared.Order())),
            (PracticeRemark.Kind, call.Kind is { } kind && report.People.Any(one => one.Kind != kind)),
            (PracticeRemark.When, isOutcome && call.CallBackIn is { } minutes && !(int.TryParse(report.Minutes, out var entered) && entered == minutes)),
            (PracticeRemark.Number, isOutcome && call.CallBackIn is not null && string.IsNullOrWhiteSpace(report.OtherNumber)),
            (PracticeRemark.Referral, call.Refers && !report.HasReferral),
            (PracticeRemark.Outcome, !isOutcome),
        ];
        return [.. remarks.Where(one => one.Applies).Select(one => one.Remark)];
    }
}
