using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.Register;

/// <summary>The public register: declaring, reviewing, sealing, reading, receipts.</summary>
public static class RegisterModule
{
    /// <summary>Adds the register with its pages and its sealer. Storage and a <see cref="TimeProvider"/> must be there.</summary>
    public static IServiceCollection AddRegister(this IServiceCollection services, RegisterOptions options) => services.AddSingleton(options);
}
