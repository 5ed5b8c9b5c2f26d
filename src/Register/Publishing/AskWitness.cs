using System.Net;
using Ledgerline.Tlog;

namespace Ledgerline.Register.Publishing;

/// <summary>
/// Asks one witness to cosign our checkpoints (C2SP tlog-witness, "add-checkpoint"), and remembers which size it has seen. One question at a time.
/// </summary>
/// <param name="client">As <see cref="WitnessHttp.NewClient"/> makes it.</param>
internal sealed class AskWitness(HttpClient client, Witness witness)
{
    private TreeSize _seen = TreeSize.Zero;

    /// <summary>Asks, and once more where the witness has seen another size than we thought.</summary>
    /// <param name="note">The checkpoint, signed by the log.</param>
    /// <param name="prove">Makes the consistency proof from an older size, at least 1, to the checkpoint's. What it throws is thrown on.</param>
    /// <param name="cancel">Limits the time; when it is over, the witness was <see cref="WitnessAnswer.Unreachable"/>.</param>
    /// <exception cref="ArgumentException">The note is no checkpoint.</exception>
    public async Task<WitnessAnswer> RunAsync(SignedNote note, Func<TreeSize, Task<IReadOnlyList<TreeHash>>> prove, CancellationToken cancel)
    {
        if (!Checkpoint.TryParse(note.Text, out var checkpoint))
            throw new ArgumentException("Witnesses cosign checkpoints only.", nameof(note));
        // Whoever is said to be ahead of us is asked with our own size: if it is true it says so again.
        var old = _seen > checkpoint.Size ? checkpoint.Size : _seen;
        var exchange = await SendAsync(note, checkpoint, old, prove, cancel);
        if (SizeSeen(exchange) is { } seen && seen < checkpoint.Size && seen != old)
        {
            old = seen;
            exchange = await SendAsync(note, checkpoint, old, prove, cancel);
        }

        var answer = AnswerOf(exchange, note, checkpoint, old);
        _seen = answer switch
        {
            WitnessAnswer.Cosigned => checkpoint.Size,
            WitnessAnswer.Ahead(var size) => size,
            _ => old,
        };
        return answer;
    }

    private static TreeSize? SizeSeen(WitnessHttp.Exchange exchange) =>
        exchange.Status == HttpStatusCode.Conflict && exchange.Text is [.. var digits, '\n'] && TreeSize.TryParse(digits, out var size) ? size : null;

    private async Task<WitnessHttp.Exchange> SendAsync(
        SignedNote note, Checkpoint checkpoint, TreeSize old, Func<TreeSize, Task<IReadOnlyList<TreeHash>>> prove, CancellationToken cancel)
    {
        var proof = old == TreeSize.Zero || old == checkpoint.Size ? [] : await prove(old);
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(witness.Url, "add-checkpoint"))
        {
            Content = new ByteArrayContent(new AddCheckpointRequest(old, proof, note).ToBytes()),
        };
        return await WitnessHttp.SendAsync(client, request, cancel);
    }

    private WitnessAnswer AnswerOf(WitnessHttp.Exchange exchange, SignedNote note, Checkpoint checkpoint, TreeSize old)
    {
        if (exchange.Status is not { } status)
            return new WitnessAnswer.Unreachable(exchange.Wrong!);
        if (exchange.Wrong is { } wrong)
            return new WitnessAnswer.Refused(status, wrong);
        if (SizeSeen(exchange) is { } seen)
        {
            return seen > checkpoint.Size
                ? new WitnessAnswer.Ahead(seen)
                : new WitnessAnswer.Refused(status, $"asked from size {old}, it wants size {seen}");
        }

        return status == HttpStatusCode.OK ? CosignatureIn(exchange, note) : new WitnessAnswer.Refused(status, WitnessHttp.OneLine(exchange.Text));
    }

    private WitnessAnswer CosignatureIn(WitnessHttp.Exchange exchange, SignedNote note)
    {
        // The answer's lines are read as further signatures of our note. With an empty line among them they would be a note of another text.
        var signatures = SignedNote.TryParse([.. System.Text.Encoding.UTF8.GetBytes($"{note.Text}\n"), .. exchange.Body], out var answered) && answered.Text == note.Text
            ? answered.Verify(witness.Key)
            : [];
        return signatures is [{ CosignedAt: { } at } cosignature]
            ? new WitnessAnswer.Cosigned(cosignature.Signature, at)
            : new WitnessAnswer.Refused(HttpStatusCode.OK, $"its answer holds no valid cosignature by {witness.Key.Name}");
    }
}
