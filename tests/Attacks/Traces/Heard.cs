using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;

namespace Ledgerline.Attacks.Traces;

/// <summary>All that the program logs past its own filters.</summary>
internal sealed class Heard : ILoggerProvider
{
    private readonly ConcurrentQueue<string> _lines = new();

    public string Text => string.Join('\n', _lines);

    public int Lines => _lines.Count;

    public ILogger CreateLogger(string categoryName) => new Ear(this, categoryName);

    public void Dispose()
    {
    }

    private sealed class Ear(Heard heard, string category) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            heard._lines.Enqueue($"{logLevel} {category} {formatter(state, exception)} {exception}");
    }
}
