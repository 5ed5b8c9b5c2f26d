using Ledgerline.Register.Witnessing;
using Ledgerline.Storage;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Register;

/// <summary>A C2SP tlog-witness for any number of logs. It has nothing to do with the register that the same program may serve elsewhere.</summary>
public static class WitnessServer
{
    /// <summary>Adds the witness. A <see cref="Database"/> of its own (embedded) and a <see cref="TimeProvider"/> must be there.</summary>
    /// <exception cref="FormatException">An option cannot be; the message says which.</exception>
    public static IServiceCollection AddWitness(this IServiceCollection services, WitnessOptions options)
    {
        options.Validate();
        services.AddSingleton(options.Key);
        services.AddSingleton(new WatchedLogs(options.Logs));
        services.AddSingleton(provider => new WitnessState(provider.GetRequiredService<Database>()));
        return services.AddSingleton<CosignCheckpoint>();
    }

    /// <summary>Makes what is missing in the witness's database. Before the first request.</summary>
    public static Task PrepareWitnessAsync(this IServiceProvider services, CancellationToken cancel = default) =>
        services.GetRequiredService<WitnessState>().PrepareAsync(cancel);

    /// <summary>Maps what a witness answers; the submission prefix and the monitoring prefix are both the root.</summary>
    public static void MapWitness(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet("/", AboutEndpoint.HandleAsync);
        endpoints.MapPost("/add-checkpoint", AddCheckpointEndpoint.HandleAsync);
        endpoints.MapGet(WitnessCheckpointEndpoint.Pattern, WitnessCheckpointEndpoint.HandleAsync);
    }
}
