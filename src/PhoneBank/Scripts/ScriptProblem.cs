namespace Ledgerline.PhoneBank.Scripts;

/// <summary>What is wrong with a script, or only odd.</summary>
/// <param name="Line">From 1 on, in the script as it is typed.</param>
/// <param name="Words">What it is about, as it is typed; empty where there is nothing to name.</param>
internal sealed record ScriptProblem(ScriptProblemKind Kind, int Line, string Words = "")
{
    /// <summary>Whether it is not saved so. Of anything else the writer is told.</summary>
    public bool IsError => Kind switch
    {
        ScriptProblemKind.TooMuchMarkup or ScriptProblemKind.FrontNotClosed or ScriptProblemKind.NotInFront or ScriptProblemKind.TwiceInFront
            or ScriptProblemKind.BadSeason or ScriptProblemKind.NoGreeting or ScriptProblemKind.NoSuchStep or ScriptProblemKind.SameStep
            or ScriptProblemKind.TooManySteps => true,
        ScriptProblemKind.StepNotReached or ScriptProblemKind.NoSuchPlaceholder or ScriptProblemKind.SeasonNotSaid => false,
    };
}

/// <summary>Each has its words in the language file.</summary>
internal enum ScriptProblemKind
{
    TooMuchMarkup,
    FrontNotClosed,
    NotInFront,
    TwiceInFront,
    BadSeason,
    NoGreeting,
    NoSuchStep,
    SameStep,
    TooManySteps,
    StepNotReached,
    NoSuchPlaceholder,
    SeasonNotSaid,
}
