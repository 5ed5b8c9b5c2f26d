using System.IO.MemoryMappedFiles;
using Ledgerline.Fuzzing.Targets;

namespace Ledgerline.Fuzzing.Running;

/// <summary>
/// Ends the process, loudly, when an input takes longer than <see cref="Patience"/>: a thread that hangs cannot be ended otherwise. The input lies in a mapped file,
/// where it is found also when the process dies of it (a stack that overflows).
/// </summary>
internal sealed class Watchdog : IDisposable
{
    /// <summary>A thousand times as long as the slowest input takes, for machines on which everything else waits too.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Target _target;
    private readonly TimeSpan _patience;
    private readonly Action<byte[]> _bark;
    private readonly string _path;
    private readonly MemoryMappedFile _file;
    private readonly MemoryMappedViewAccessor _view;
    private readonly Timer _timer;
    private long _begun;

    public Watchdog(Target target)
        : this(target, Patience, input => Environment.FailFast($"Fuzzing '{target.Name}': an input hangs; it is kept as {Corpus.Keep(target, "hangs", input)}."))
    {
    }

    /// <param name="bark">What is done about an input that takes longer.</param>
    public Watchdog(Target target, TimeSpan patience, Action<byte[]> bark)
    {
        (_target, _patience, _bark) = (target, patience, bark);
        _path = Path.Combine(Path.GetTempPath(), $"ledgerline-fuzzing-{Environment.ProcessId}-{target.Name}");
        _file = MemoryMappedFile.CreateFromFile(_path, FileMode.Create, null, sizeof(int) + target.MaxLength);
        _view = _file.CreateViewAccessor();
        _timer = new Timer(_ => Look(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));
    }

    public void Begin(byte[] input)
    {
        _view.Write(0, input.Length);
        _view.WriteArray(sizeof(int), input, 0, Math.Min(input.Length, _target.MaxLength));
        Volatile.Write(ref _begun, Environment.TickCount64);
    }

    public void End() => Volatile.Write(ref _begun, 0);

    public void Dispose()
    {
        _timer.Dispose();
        _view.Dispose();
        _file.Dispose();
        File.Delete(_path);
    }

    private void Look()
    {
        if (Volatile.Read(ref _begun) is var begun and > 0 && Environment.TickCount64 - begun > _patience.TotalMilliseconds)
            _bark(Current());
    }

    private byte[] Current()
    {
        var bytes = new byte[Math.Min(_view.ReadInt32(0), _target.MaxLength)];
        _view.ReadArray(sizeof(int), bytes, 0, bytes.Length);
        return bytes;
    }
}
