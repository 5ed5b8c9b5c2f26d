using System.Net;
using System.Text;
using Ledgerline.Register.Publishing;
using Ledgerline.Register.Reading;
using Ledgerline.Register.Sealing;
using Ledgerline.Storage;
using Ledgerline.Testing.Databases;
using Ledgerline.Testing.Hosting;
using Ledgerline.Tlog;
using Microsoft.EntityFrameworkCore;
using static Ledgerline.Register.Tests.Registering;

namespace Ledgerline.Register.Tests.Reading;

public sealed class ProofTests
{
    [Theory, OnBothEngines]
    public async Task Proof_OfEveryEntry_LeadsToThePublishedCheckpoint(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        await SeedAsync(system, 259);
        await system.PublishAsync();
        var policy = new TrustPolicy(await KeyAsync(system));

        foreach (var index in new long[] { 0, 1, 127, 128, 254, 255, 256, 257, 258 })
        {
            var (entry, proof) = await ProveAsync(system, index);

            proof!.Verify(entry.Leaf, policy).ShouldBeTrue($"entry {index}");
            proof.Verify([.. entry.Leaf, 0], policy).ShouldBeFalse();
            TlogProof.TryParse(Encoding.UTF8.GetBytes(proof.ToString()), out var read).ShouldBeTrue();
            var (leaf, opening) = TwoOf(read.Extra!.Value);
            leaf.ShouldBe(entry.Leaf);
            ShouldOpen(leaf, opening);
        }
    }

    [Theory, OnBothEngines]
    public async Task Proof_SealedButNotPublished_IsNotYet(DatabaseEngine engine)
    {
        await using var system = await TestSystem.StartAsync(engine);
        await SeedAsync(system, 3);

        (await ProveAsync(system, 1)).Proof.ShouldBeNull();
        await system.PublishAsync();
        (await ProveAsync(system, 1)).Proof.ShouldNotBeNull();
    }

    [Fact]
    public async Task Proof_ByAnOlderCheckpoint_FindsTheFullTileWherePartialsAreGone()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await SeedAsync(system, 250);
        await system.PublishAsync();
        var before = await File.ReadAllBytesAsync(Path.Combine(system.LogFolder, "checkpoint"));
        await system.DeclareAsync(GroupId.New(), [.. Enumerable.Range(0, 10).Select(_ => Draft())]);
        await system.SealLaterAsync();
        Directory.Exists(Path.Combine(system.LogFolder, "tile/0/000.p")).ShouldBeFalse();

        // Whoever read the checkpoint before it was replaced.
        await File.WriteAllBytesAsync(Path.Combine(system.LogFolder, "checkpoint"), before);
        var (entry, proof) = await ProveAsync(system, 249);
        var policy = new TrustPolicy(await KeyAsync(system));

        proof!.Verify(entry.Leaf, policy).ShouldBeTrue();
        (await ProveAsync(system, 250)).Proof.ShouldBeNull();
    }

    [Fact]
    public async Task Downloads_OfAnEntry_AreTheFilesToCheckIt()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        await system.DeclareAsync(GroupId.New(), Draft("<i>晨光</i>"), Draft("Two"));
        await system.SealLaterAsync();
        using var client = system.Client();

        var (proofName, proofBytes) = await DownloadAsync(client, "/en/entry/1/proof");
        var (leafName, leaf) = await DownloadAsync(client, "/en/entry/1/leaf");
        var (openingName, opening) = await DownloadAsync(client, "/en/entry/1/opening");

        (proofName, leafName, openingName).ShouldBe(("entry-1.tlog-proof", "entry-1.leaf.txt", "entry-1.opening.txt"));
        var policy = new TrustPolicy(await KeyAsync(system));
        TlogProof.TryParse(proofBytes, out var proof).ShouldBeTrue();
        proof.Verify(leaf, policy).ShouldBeTrue();
        var inside = TwoOf(proof.Extra!.Value);
        inside.Leaf.ShouldBe(leaf);
        inside.Opening.ShouldBe(opening);
        ShouldOpen(leaf, opening);
    }

    [Fact]
    public async Task Downloads_OfAnErasedEntry_ProveItWithoutItsName()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        await SeedAsync(system, 3);
        await system.PublishAsync();
        await system.ReadAsync(db => db.Set<Entry>().Where(entry => entry.Index == 1).ExecuteUpdateAsync(
            row => row.SetProperty(entry => entry.Name, (string?)null).SetProperty(entry => entry.Salt, (byte[]?)null)));
        using var client = system.Client();

        (await client.GetStringAsync(new Uri("/en/entry/1/opening", UriKind.Relative))).ShouldBe("ledgerline/erased/v1\n");
        var (entry, proof) = await ProveAsync(system, 1);
        var policy = new TrustPolicy(await KeyAsync(system));
        TwoOf(proof!.Extra!.Value).Opening.ShouldBe("ledgerline/erased/v1\n"u8.ToArray());
        proof.Verify(entry.Leaf, policy).ShouldBeTrue();
    }

    [Fact]
    public async Task ProofPage_NotPublishedYet_SaysToComeBack()
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        await SeedAsync(system, 3);
        using var client = system.Client();

        using var answer = await client.GetAsync(new Uri("/en/entry/1/proof", UriKind.Relative));

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(30));
        (await answer.Content.ReadAsStringAsync()).ShouldContain("come back in a minute");
        var page = await client.PageAsync("/en/entry/1");
        page.Body!.TextContent.ShouldContain("come back in a minute");
        page.QuerySelectorAll("a[download]").ShouldBeEmpty();
        using var leaf = await client.GetAsync(new Uri("/en/entry/1/leaf", UriKind.Relative));
        leaf.StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Theory]
    [InlineData("/en/entry/3/")]
    [InlineData("/en/entry/-1/")]
    [InlineData("/en/entry/9223372036854775807/")]
    [InlineData("/en/entry/99999999999999999999/")]
    [InlineData("/xx/entry/0/")]
    public async Task Downloads_WhatIsNotThere_IsNotFound(string address)
    {
        await using var system = await (await TestSystem.StartAsync()).ServeAsync();
        await SeedAsync(system, 3);
        await system.PublishAsync();
        using var client = system.Client();

        foreach (var file in new[] { "proof", "leaf", "opening" })
        {
            using var answer = await client.GetAsync(new Uri(address + file, UriKind.Relative));
            answer.StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await answer.PageAsync()).QuerySelector("h1").ShouldNotBeNull();
        }
    }

    [Fact]
    public async Task Receipt_OfASealedPerson_LinksTheFilesWithoutItsCode()
    {
        await using var system = await (await TestSystem.StartAsync(register: Quick)).ServeAsync();
        var receipt = (await system.DeclareAsync(GroupId.New(), Draft())).Receipt!;
        await system.SealLaterAsync();
        using var client = system.Client();

        using var answer = await client.SubmitAsync("/en/receipt", ("Code", receipt.ToString()));

        var links = (await answer.PageAsync()).QuerySelectorAll("main a").Select(link => link.GetAttribute("href")).ToList();
        links.ShouldContain("/en/entry/0/proof");
        links.ShouldContain("/en/entry/0/leaf");
        links.ShouldContain("/en/entry/0/opening");
        links.ShouldAllBe(link => !link!.Contains(receipt.Text, StringComparison.Ordinal));
    }

    private static async Task SeedAsync(TestSystem system, int entries) => await system.InScopeAsync<SeedRegister, bool>(async seed =>
    {
        await seed.RunAsync(entries, 7);
        return true;
    });

    private static async Task<(EntryProof Entry, TlogProof? Proof)> ProveAsync(TestSystem system, long index)
    {
        var entry = await system.InScopeAsync<ReadEntries, EntryProof?>(entries => entries.OneAsync(new EntryIndex(index), CancellationToken.None));
        return (entry!, await system.InScopeAsync<ProveEntry, TlogProof?>(prove => prove.ProveAsync(entry!, CancellationToken.None)));
    }

    private static async Task<VerifierKey> KeyAsync(TestSystem system) =>
        (await system.InScopeAsync<PublishedLog, VerifierKey?>(log => log.KeyAsync(CancellationToken.None)))!;

    private static async Task<(string Name, byte[] Bytes)> DownloadAsync(HttpClient client, string path)
    {
        using var answer = await client.GetAsync(new Uri(path, UriKind.Relative));
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Content.Headers.ContentType!.ToString().ShouldBe("text/plain; charset=utf-8");
        answer.Content.Headers.ContentDisposition!.DispositionType.ShouldBe("attachment");
        return (answer.Content.Headers.ContentDisposition.FileName!, await answer.Content.ReadAsByteArrayAsync());
    }

    private static (byte[] Leaf, byte[] Opening) TwoOf(ReadOnlyMemory<byte> extra)
    {
        var rest = extra.Span;
        EntryBundle.TryRead(ref rest, out var leaf).ShouldBeTrue();
        EntryBundle.TryRead(ref rest, out var opening).ShouldBeTrue();
        rest.Length.ShouldBe(0);
        return (leaf.ToArray(), opening.ToArray());
    }

    private static void ShouldOpen(byte[] leaf, byte[] opening)
    {
        var salt = new byte[CanonicalRecord.SaltBytes];
        Opening.TryRead(opening, salt, out var record).ShouldBeTrue();
        Encoding.ASCII.GetString(leaf).ShouldEndWith($"commitment {Convert.ToBase64String(System.Security.Cryptography.HMACSHA256.HashData(salt, record))}\n");
    }
}
