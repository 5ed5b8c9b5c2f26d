using Microsoft.Extensions.DependencyInjection;

namespace Ledgerline.PhoneBank;

public static class PhoneBankModule
{
    public static IServiceCollection AddPhoneBank(this IServiceCollection services) => services;
}
