using System.Collections.Concurrent;
using System.Diagnostics;
using Ledgerline.Testing.Hosting;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Ledgerline.Attacks.Timing;

/// <summary>The statements that a system sends to its database, as they are written.</summary>
internal sealed class Commands : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
{
    private readonly ConcurrentQueue<string> _commands = new();
    private readonly ConcurrentBag<IDisposable> _subscriptions = [];
    private readonly string _database;

    public Commands(TestSystem system)
    {
        _database = system.PostgreSql is { } server ? new Npgsql.NpgsqlConnectionStringBuilder(server).Database! : system.Folder;
        _subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
    }

    public string Text => string.Join('\n', _commands);

    public void Clear() => _commands.Clear();

    public void OnNext(DiagnosticListener value)
    {
        if (value.Name == "Microsoft.EntityFrameworkCore")
            _subscriptions.Add(value.Subscribe(this));
    }

    public void OnNext(KeyValuePair<string, object?> value)
    {
        // Other tests have systems of their own in this process.
        if (value is { Value: CommandEventData data } && value.Key == RelationalEventId.CommandExecuting.Name && data.Command.Connection!.ConnectionString.Contains(_database, StringComparison.Ordinal))
            _commands.Enqueue(data.Command.CommandText);
    }

    public void OnCompleted()
    {
    }

    public void OnError(Exception error)
    {
    }

    public void Dispose()
    {
        foreach (var subscription in _subscriptions)
            subscription.Dispose();
    }
}
