using System.Net;
using System.Text;
using Ledgerline.Register.Witnessing;
using Ledgerline.Testing.Hosting;
using Ledgerline.Tlog;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Register.Tests.Witnessing;

/// <summary>Every answer of C2SP tlog-witness, "add-checkpoint", over HTTP.</summary>
public sealed class AddCheckpointTests : IAsyncLifetime
{
    private readonly TestLog _log = new();
    private TestWitness _witness = null!;
    private HttpClient _client = null!;

    public async ValueTask InitializeAsync()
    {
        _witness = await TestWitness.StartAsync(_log.Key.Verifier);
        _client = _witness.Client();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(257)]
    public async Task FirstCheckpoint_OfAnySize_IsCosigned(long size)
    {
        using var answer = await _client.AddAsync(_log.Request(0, size));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await CosignedAtAsync(answer, _log.Checkpoint(size))).ShouldBe(_witness.Clock.GetUtcNow());
    }

    [Fact]
    public async Task NextCheckpoint_WithItsProof_IsCosigned()
    {
        await GrowToAsync(3, 8, 20);
        (await _client.LatestAsync(_log.Key.Verifier, _witness.Key.Verifier)).Checkpoint.Size.Value.ShouldBe(20);
    }

    [Fact]
    public async Task SameCheckpoint_Again_IsCosignedWithALaterTime()
    {
        await GrowToAsync(5);
        _witness.Clock.Advance(TimeSpan.FromMinutes(1));

        using var answer = await _client.AddAsync(_log.Request(5, 5));

        (await CosignedAtAsync(answer, _log.Checkpoint(5))).ShouldBe(_witness.Clock.GetUtcNow());
    }

    [Fact]
    public async Task Signatures_OfStrangers_AreIgnoredAndNotKept()
    {
        var stranger = SigningKey.Generate(TestLog.Origin, SignatureType.Ed25519);
        var note = _log.Checkpoint(4);
        using var answer = await _client.AddAsync(new AddCheckpointRequest(TreeSize.Zero, [], note.With(stranger.Sign(note.Text))));

        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        (await _client.LatestAsync(_log.Key.Verifier, _witness.Key.Verifier)).Note.Signatures.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("old 0\n")]
    [InlineData("\n")]
    [InlineData("old 00\n\nNOTE")]
    [InlineData("old 01\n\nNOTE")]
    [InlineData("old -1\n\nNOTE")]
    [InlineData("old +0\n\nNOTE")]
    [InlineData("old  0\n\nNOTE")]
    [InlineData("old 0 \n\nNOTE")]
    [InlineData("OLD 0\n\nNOTE")]
    [InlineData("old 9223372036854775808\n\nNOTE")]
    [InlineData("old 0\r\n\r\nNOTE")]
    [InlineData("old 0\nnot base64\n\nNOTE")]
    [InlineData("old 0\nAAAA\n\nNOTE")]
    [InlineData("old 0\nNOTE")]
    [InlineData("NOTE")]
    [InlineData("old 0\n\nlog.test/register\n")]
    [InlineData("old 0\n\n")]
    [InlineData("old 0\n\n\n\n")]
    [InlineData("old 0\n\nlog.test/register\n5\n\n")]
    [InlineData("old 6\n\nNOTE")]
    public async Task Body_Malformed_Is400(string body)
    {
        using var answer = await _client.AddAsync(Encoding.UTF8.GetBytes(body.Replace("NOTE", _log.Checkpoint(5).ToString(), StringComparison.Ordinal)));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Theory]
    [InlineData(63, HttpStatusCode.UnprocessableEntity)]
    [InlineData(64, HttpStatusCode.BadRequest)]
    public async Task Proof_OfMoreThan63Lines_Is400(int lines, HttpStatusCode status)
    {
        using var answer = await _client.AddAsync(new AddCheckpointRequest(TreeSize.Zero, [.. Enumerable.Repeat(_log.Root(1), lines)], _log.Checkpoint(5)));
        answer.StatusCode.ShouldBe(status);
    }

    [Fact]
    public async Task Body_CutShortAnywhere_IsMalformed()
    {
        var cosign = _witness.Services.GetRequiredService<CosignCheckpoint>();
        var body = new AddCheckpointRequest(new TreeSize(3), _log.Proof(3, 5), _log.Checkpoint(5)).ToBytes();
        for (var length = 0; length < body.Length; length++)
            (await cosign.RunAsync(body[..length])).Outcome.ShouldBe(CosignOutcome.Malformed, $"cut to {length}");
    }

    [Fact]
    public async Task Note_ThatIsNoCheckpoint_Is400()
    {
        const string text = "log.test/register\nmany\n";
        using var answer = await _client.AddAsync(new AddCheckpointRequest(TreeSize.Zero, [], new SignedNote(text, [_log.Key.Sign(text)])));
        answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Body_TooLong_Is413()
    {
        using var answer = await _client.AddAsync(new byte[AddCheckpointEndpoint.MaxRequestBytes + 1]);
        answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
    }

    [Fact]
    public async Task Log_NotWatched_Is404()
    {
        using var answer = await _client.AddAsync(new TestLog("other.test").Request(0, 5));
        answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Signature_OfAnotherKeyOfThatName_Is403()
    {
        using var answer = await _client.AddAsync(new TestLog().Request(0, 5));
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task Signature_OfAnotherText_Is403_EvenBesideARightOne()
    {
        var note = _log.Checkpoint(5);
        var spoilt = new SignedNote(note.Text, [.. note.Signatures, _log.Key.Sign("other\n")]);
        using var answer = await _client.AddAsync(new AddCheckpointRequest(TreeSize.Zero, [], spoilt));
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData(0, 12)]
    [InlineData(7, 12)]
    [InlineData(9, 12)]
    [InlineData(3, 3)]
    public async Task OldSize_NotTheLatest_Is409WithThatSize(long old, long size)
    {
        await GrowToAsync(8);

        using var answer = await _client.AddAsync(_log.Request(old, size));

        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        answer.Content.Headers.GetValues("Content-Type").ShouldBe(["text/x.tlog.size"]);
        (await answer.Content.ReadAsStringAsync()).ShouldBe("8\n");
    }

    [Fact]
    public async Task OldSize_OfALogNeverCosigned_Is409WithZero()
    {
        using var answer = await _client.AddAsync(_log.Request(2, 5));
        answer.StatusCode.ShouldBe(HttpStatusCode.Conflict);
        (await answer.Content.ReadAsByteArrayAsync()).ShouldBe("0\n"u8.ToArray());
    }

    [Fact]
    public async Task EmptyTree_WithAnotherRoot_Is422()
    {
        using var answer = await _client.AddAsync(new AddCheckpointRequest(TreeSize.Zero, [], _log.Checkpoint(0, _log.Root(1))));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Proof_FromZero_Is422()
    {
        using var answer = await _client.AddAsync(new AddCheckpointRequest(TreeSize.Zero, [_log.Root(1)], _log.Checkpoint(5)));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData(8)]
    [InlineData(13)]
    public async Task Fork_OfThatSizeOrLarger_Is422_AndTheLatestStays(long size)
    {
        await GrowToAsync(8);

        using var answer = await _client.AddAsync(_log.ForkAt(6).Request(8, size));

        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
        (await _client.LatestAsync(_log.Key.Verifier, _witness.Key.Verifier)).Checkpoint.Root.ShouldBe(_log.Root(8));
    }

    [Fact]
    public async Task Proof_Missing_Is422()
    {
        await GrowToAsync(8);
        using var answer = await _client.AddAsync(new AddCheckpointRequest(new TreeSize(8), [], _log.Checkpoint(13)));
        answer.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
    }

    [Fact]
    public async Task Get_IsNotAllowed()
    {
        using var answer = await _client.GetAsync(new Uri("/add-checkpoint", UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.MethodNotAllowed);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _witness.DisposeAsync();
    }

    private async Task GrowToAsync(params long[] sizes)
    {
        var old = 0L;
        foreach (var size in sizes)
        {
            using var answer = await _client.AddAsync(_log.Request(old, size));
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            old = size;
        }
    }

    private async Task<DateTimeOffset?> CosignedAtAsync(HttpResponseMessage answer, SignedNote note)
    {
        var body = await answer.Content.ReadAsStringAsync();
        body.ShouldEndWith("\n");
        NoteSignature.TryParse(body.AsSpan(0, body.Length - 1), out var line).ShouldBeTrue();
        return new SignedNote(note.Text, [line!]).Verify(_witness.Key.Verifier).Single().CosignedAt;
    }
}
