using Ledgerline.Tlog;

namespace Ledgerline.Register.Publishing;

/// <summary>What a witness shows of a log. That it shows nothing, and that nothing is known, are different: only the first is its word.</summary>
internal abstract record WitnessedCheckpoint
{
    private WitnessedCheckpoint()
    {
    }

    /// <summary>A checkpoint that both the log and the witness signed.</summary>
    public sealed record Found(TrustedCheckpoint Trusted) : WitnessedCheckpoint;

    /// <summary>It has cosigned none yet, or does not watch the log.</summary>
    public sealed record None : WitnessedCheckpoint;

    /// <summary>It did not answer, or not with a checkpoint that is to be believed.</summary>
    /// <param name="Why">For the operator, one line.</param>
    public sealed record Unknown(string Why) : WitnessedCheckpoint;
}
