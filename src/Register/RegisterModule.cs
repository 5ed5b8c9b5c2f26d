using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Register;

public static class RegisterModule
{
    public static IServiceCollection AddRegister(this IServiceCollection services, RegisterOptions options) => services.AddSingleton(options);
}

public sealed record RegisterOptions
{
    public TimeSpan Hold { get; init; } = TimeSpan.FromHours(1);
    public int MinimumBatch { get; init; } = 20;
    public TimeSpan MaximumHold { get; init; } = TimeSpan.FromHours(72);
}
