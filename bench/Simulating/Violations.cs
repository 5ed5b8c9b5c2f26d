namespace Ledgerline.Bench.Simulating;

/// <summary>What must never happen in a phone bank.</summary>
internal enum Violation
{
    /// <summary>A number was dialled while it was to be left alone.</summary>
    WithinCooldown,

    /// <summary>It was night where the person is, or no day to call, and nobody had asked for the call.</summary>
    OutsideHours,

    /// <summary>The person had asked never to be called again, whoever it was that heard it.</summary>
    AfterDoNotCall,

    /// <summary>Two volunteers had one number in hand.</summary>
    TwoAtOnce,

    /// <summary>Somebody with whom the campaign was done was called by it again.</summary>
    AfterFinal,

    /// <summary>A contact was tried more often than its campaign may.</summary>
    OverAttempts,

    /// <summary>A callback was due, the volunteer's own or one left lying in her campaign, and she was handed somebody else.</summary>
    CallbackPassedOver,

    /// <summary>A number that one volunteer had promised to call at a certain time was handed to another before that time and its grace were over.</summary>
    CallbackTaken,

    /// <summary>A callback was promised, was not made, and is not waiting any more either.</summary>
    CallbackLost,

    /// <summary>There was nobody to call, so it was said, and yet there was.</summary>
    NobodyButReady,

    /// <summary>A contact that waits can never be handed out, or one is nowhere any more.</summary>
    Stuck,
}
