using System.Net;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Publishing;

/// <summary>What came of asking a witness. None of it is a fault of ours, and none but <see cref="Cosigned"/> is more than its word.</summary>
internal abstract record WitnessAnswer
{
    private WitnessAnswer()
    {
    }

    /// <summary>Its cosignature of our checkpoint, verified.</summary>
    /// <param name="Signature">The line to add to the note.</param>
    /// <param name="At">The time that it says.</param>
    public sealed record Cosigned(NoteSignature Signature, DateTimeOffset At) : WitnessAnswer;

    /// <summary>It says that it cosigned a larger tree of our log. Where that is so, the log has lost leaves: <see cref="ReadWitnessCheckpoint"/> shows it.</summary>
    public sealed record Ahead(TreeSize Size) : WitnessAnswer;

    /// <summary>It answered, but not with a cosignature.</summary>
    /// <param name="Status">The answer's status; 422 means that our tree does not follow from one that it cosigned.</param>
    /// <param name="Why">For the operator, one line.</param>
    public sealed record Refused(HttpStatusCode Status, string Why) : WitnessAnswer;

    /// <summary>It did not answer, or not in time.</summary>
    /// <param name="Why">For the operator, one line.</param>
    public sealed record Unreachable(string Why) : WitnessAnswer;
}
