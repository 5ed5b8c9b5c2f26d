using Ledgerline.PhoneBank.Calls;
using Ledgerline.Web;

namespace Ledgerline.PhoneBank.Training;

/// <summary>One turn of an invented call.</summary>
internal sealed record PracticeStep(string Hear, string? Say);

/// <summary>What the pages of practice say.</summary>
internal static class PracticeWords
{
    public static string Title(Text text, InventedCall call) => text[$"practice.call.{call.Key}.title"];

    /// <summary>What is heard and might be said; the last that is heard is the end.</summary>
    public static IEnumerable<PracticeStep> Steps(Text text, InventedCall call) => Enumerable.Range(1, call.Steps)
        .Select(step => new PracticeStep(text[$"practice.call.{call.Key}.hear{step}"], step < call.Steps ? text[$"practice.call.{call.Key}.say{step}"] : null));

    /// <summary>What the call would have come to.</summary>
    public static IEnumerable<string> CameTo(Text text, Outcome outcome, int people) =>
    [
        people == 0 ? text["practice.came.nobody"] : text["practice.came.people", ("count", people)],
        text[CameKey(outcome), ("outcome", text[$"call.outcome.{outcome}"])],
    ];

    /// <summary>What a volunteer would do otherwise; or, where there is nothing, do next.</summary>
    public static IEnumerable<string> Advice(Text text, InventedCall call, IReadOnlyList<PracticeRemark> remarks) => remarks.Count == 0
        ? [text[$"practice.call.{call.Key}.right"]]
        : remarks.Select(remark => text[$"practice.call.{call.Key}.{remark}", ("outcome", text[$"call.outcome.{call.Ends}"])]);

    private static string CameKey(Outcome outcome) => outcome switch
    {
        Outcome.SpokeAndFinished => "practice.came.finished",
        Outcome.CallBack => "practice.came.callBack",
        Outcome.NoAnswer or Outcome.Busy or Outcome.Voicemail or Outcome.SwitchedOff => "practice.came.again",
        Outcome.WrongNumber or Outcome.Fax => "practice.came.over",
        Outcome.NeverCallAgain => "practice.came.never",
    };
}
