namespace Ledgerline.Register.Auditing;

/// <summary>Gathers what is wrong. All of it is counted; only so much is kept.</summary>
internal sealed class Findings
{
    public const int MostKept = 100;

    private readonly List<AuditFinding> _kept = [];
    private readonly HashSet<string> _paths = new(StringComparer.Ordinal);

    public IReadOnlyList<AuditFinding> Kept => _kept;

    public long Count { get; private set; }

    public void Add(FindingKind kind, string text) => Add(new AuditFinding(kind, null, text));

    public void AddEntry(FindingKind kind, long index, string text) => Add(new AuditFinding(kind, index, $"entry {index} {text}"));

    /// <summary>A file may be met more than once; it is named once.</summary>
    public void AddFile(FindingKind kind, string path, string text)
    {
        if (_paths.Add(path))
            Add(kind, $"{path} {text}");
    }

    private void Add(AuditFinding finding)
    {
        Count++;
        if (_kept.Count < MostKept)
            _kept.Add(finding);
    }
}
