using System.Text;
using Ledgerline.Register;
using Ledgerline.Register.Publishing;
using Ledgerline.Tlog;

namespace Ledgerline.Testing.Logs;

/// <summary>A whole log in a folder of its own, made without the program: right as it is published, and easy to tamper with.</summary>
public sealed class TestLog : IDisposable
{
    public const string Origin = "register.example/log";

    public TestLog(int entries) => Entries = [.. Enumerable.Range(0, entries).Select(index => TestEntry.At(index))];

    public string Folder { get; } = Directory.CreateTempSubdirectory("ledgerline-log-").FullName;

    public SigningKey Key { get; set; } = SigningKey.Generate(Origin, SignatureType.Ed25519);

    public IReadOnlyList<SigningKey> Witnesses { get; } =
        [.. new[] { "witness.example/one", "witness.example/two" }.Select(name => SigningKey.Generate(name, SignatureType.Ed25519Cosignature))];

    /// <summary>What is in the log; whoever changes it publishes again.</summary>
    public List<TestEntry> Entries { get; }

    public DateTimeOffset CosignedAt { get; set; } = new(2026, 11, 22, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Makes a log and publishes it.</summary>
    public static TestLog Of(int entries)
    {
        var log = new TestLog(entries);
        log.Publish();
        return log;
    }

    /// <summary>Publishes the entries, up to a size.</summary>
    public void Publish(int? size = null)
    {
        var entries = Entries.Take(size ?? Entries.Count).ToList();
        var writer = new LogWriter(Folder);
        foreach (var entry in entries)
            writer.Append(entry.Leaf, entry.Opening);
        writer.WriteEdge();
        writer.Write(LogPaths.VerifierKey, Encoding.UTF8.GetBytes($"{Key.Verifier}\n"));
        writer.Write(LogPaths.Totals(writer.Size), TotalsOf(entries).ToBytes());
        WriteCheckpoint(new Checkpoint(Key.Name, writer.Size, writer.Root));
    }

    public void WriteCheckpoint(Checkpoint checkpoint)
    {
        var note = checkpoint.Sign(Key);
        foreach (var witness in Witnesses)
            note = note.With(witness.Cosign(note.Text, CosignedAt));
        File.WriteAllBytes(FileOf(LogPaths.Checkpoint), note.ToBytes());
    }

    /// <summary>Adds right entries after the last one.</summary>
    public void Grow(int entries)
    {
        for (var i = 0; i < entries; i++)
            Entries.Add(TestEntry.At(Entries.Count));
    }

    /// <summary>Changes a file.</summary>
    public void Edit(string path, Func<byte[], byte[]> edit) => File.WriteAllBytes(FileOf(path), edit(File.ReadAllBytes(FileOf(path))));

    /// <summary>Changes the items of a bundle of entries or records.</summary>
    public void EditBundle(string path, Action<List<byte[]>> edit) => Edit(path, bytes =>
    {
        var items = new List<byte[]>();
        ReadOnlySpan<byte> rest = bytes;
        while (EntryBundle.TryRead(ref rest, out var item))
            items.Add(item.ToArray());
        edit(items);
        var edited = new System.Buffers.ArrayBufferWriter<byte>();
        items.ForEach(item => EntryBundle.Write(edited, item));
        return edited.WrittenSpan.ToArray();
    });

    public string FileOf(string path) => Path.Combine(Folder, path);

    /// <summary>The proof of an entry as a receipt's file.</summary>
    public TlogProof ProofOf(int index)
    {
        var hashes = Entries.ConvertAll(entry => TreeHash.OfLeaf(entry.Leaf));
        var note = SignedNote.TryParse(File.ReadAllBytes(FileOf(LogPaths.Checkpoint)), out var read) ? read : throw new InvalidOperationException("The log has no checkpoint.");
        var path = InclusionProof.Make(new EntryIndex(index), new TreeSize(hashes.Count), node => Hash(hashes, node));
        return EntryReceipt.Make(Entries[index].Leaf, Entries[index].Opening, new EntryIndex(index), path, note);
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    private static TreeHash Hash(List<TreeHash> leaves, TreeNode node) => node.Level == 0
        ? leaves[(int)node.Index]
        : TreeHash.OfNode(Hash(leaves, new TreeNode(node.Level - 1, 2 * node.Index)), Hash(leaves, new TreeNode(node.Level - 1, (2 * node.Index) + 1)));

    private static LogTotals TotalsOf(List<TestEntry> entries)
    {
        var annulments = entries.Where(entry => entry.Target is not null).ToList();
        var annulled = annulments.Select(entry => entry.Target!.Value).ToHashSet();
        var declarations = entries.Select((entry, index) => (entry, index)).Where(pair => pair.entry.Organisations != Organisations.None).ToList();
        var days = declarations.GroupBy(pair => pair.entry.Day).OrderBy(day => day.Key).Select(day =>
        {
            var people = day.Where(pair => !annulled.Contains(pair.index)).Select(pair => pair.entry.Organisations).ToList();
            int Left(Organisations one) => people.Count(organisations => organisations.HasFlag(one));
            return new LogTotals.Day(day.Key, people.Count, Left(Organisations.Party), Left(Organisations.YouthLeague), Left(Organisations.YoungPioneers));
        });
        return new LogTotals(entries.Count, declarations.Count, annulments.Count, declarations.Count - annulments.Count, [.. days]);
    }
}
