using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using Ledgerline.Tlog;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ledgerline.Independent;

/// <summary>A log's folder, written by our own code and served as it is on a free port of 127.0.0.1.</summary>
internal sealed class ServedLog : IAsyncDisposable
{
    private const string Origin = "register.example/log";

    private readonly string _folder = Directory.CreateTempSubdirectory("ledgerline-log-").FullName;
    private readonly TreeEdge _edge = new();
    private readonly ArrayBufferWriter<byte> _bundle = new();
    private readonly List<string> _checkpoints = [];
    private readonly WebApplication _app;

    private ServedLog(WebApplication app) => _app = app;

    public SigningKey Key { get; } = SigningKey.Generate(Origin, SignatureType.Ed25519);

    public string VerifierKey => Key.Verifier.ToString();

    public Uri Url => new($"{_app.Urls.First()}/log");

    /// <summary>Every checkpoint that was published, the first first.</summary>
    public IReadOnlyList<string> Checkpoints => _checkpoints;

    public TreeHash Root => _edge.Root();

    /// <summary>A log that grew to each of these sizes and was published there.</summary>
    /// <param name="annulled">Whether each hundredth leaf annuls the entry before it.</param>
    public static async Task<ServedLog> StartAsync(IEnumerable<int> sizes, bool annulled = false)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        var log = new ServedLog(builder.Build());
        log._app.Map("/log/{**path}", (string path) => System.IO.File.Exists(log.File(path)) ? Results.File(log.File(path)) : Results.NotFound());
        foreach (var size in sizes)
        {
            while (log._edge.Size.Value < size)
                log.Append(Leaf(log._edge.Size.Value, annulled));
            log.Publish();
        }

        await log._app.StartAsync();
        return log;
    }

    /// <summary>The bytes of the leaf at an index.</summary>
    public static byte[] Leaf(long index, bool annulled = false) => Encoding.ASCII.GetBytes(annulled && index % 100 == 99
        ? $"ledgerline/annulment/v1\nday 2026-11-25\nentry {index - 1}\nreason hoax\n"
        : $"ledgerline/declaration/v1\nday 2026-11-22\norganisations party\ncommitment {Convert.ToBase64String(SHA256.HashData(BitConverter.GetBytes(index)))}\n");

    /// <summary>The receipt's proof of an entry, by the newest checkpoint.</summary>
    public TlogProof Proof(long index)
    {
        SignedNote.TryParse(_checkpoints[^1], out var checkpoint).ShouldBeTrue();
        return new TlogProof(null, new EntryIndex(index), InclusionProof.Make(new EntryIndex(index), _edge.Size, Hash), checkpoint!);
    }

    /// <summary>Flips a bit of a served file.</summary>
    public void Spoil(string path, int at)
    {
        var bytes = System.IO.File.ReadAllBytes(File(path));
        bytes[at] ^= 1;
        System.IO.File.WriteAllBytes(File(path), bytes);
    }

    public void Delete(string path) => System.IO.File.Delete(File(path));

    /// <summary>A checkpoint that the log's own key signed over another history.</summary>
    public string Fork(int size)
    {
        var other = new CompactRange();
        for (var index = 0; index < size; index++)
            other.Append(TreeHash.OfLeaf(Leaf(index == 0 ? size : index)));
        return new Checkpoint(Origin, other.Size, other.Root()).Sign(Key).ToString();
    }

    public async ValueTask DisposeAsync()
    {
        await _app.StopAsync();
        await _app.DisposeAsync();
        Directory.Delete(_folder, recursive: true);
    }

    private void Append(byte[] leaf)
    {
        EntryBundle.Write(_bundle, leaf);
        _edge.Append(TreeHash.OfLeaf(leaf), (address, hashes) => Write(address.Path, hashes));
        if (_edge.Size.Value % BundleAddress.FullWidth != 0)
            return;
        WriteBundle();
        _bundle.Clear();
    }

    private void Publish()
    {
        if (_bundle.WrittenCount > 0)
            WriteBundle();
        _edge.WritePartials((address, hashes) => Write(address.Path, hashes));
        var checkpoint = new Checkpoint(Origin, _edge.Size, _edge.Root()).Sign(Key).ToString();
        _checkpoints.Add(checkpoint);
        Write("checkpoint", Encoding.UTF8.GetBytes(checkpoint));
    }

    private void WriteBundle() =>
        Write(BundleAddress.Holding(new EntryIndex(_edge.Size.Value - 1), _edge.Size).Path, _bundle.WrittenSpan);

    private TreeHash Hash(TreeNode node)
    {
        var tile = TileAddress.Holding(node, _edge.Size);
        return tile.HashOf(node, System.IO.File.ReadAllBytes(File(tile.Path)));
    }

    private void Write(string path, ReadOnlySpan<byte> bytes)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(File(path))!);
        System.IO.File.WriteAllBytes(File(path), bytes);
    }

    private string File(string path) => Path.Combine(_folder, path);
}
