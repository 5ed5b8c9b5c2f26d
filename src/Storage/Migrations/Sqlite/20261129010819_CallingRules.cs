using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CallingRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "after_busy",
                table: "phone_bank_campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 20);

            migrationBuilder.AddColumn<int>(
                name: "after_no_answer",
                table: "phone_bank_campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 240);

            migrationBuilder.AddColumn<int>(
                name: "after_switched_off",
                table: "phone_bank_campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1440);

            migrationBuilder.AddColumn<int>(
                name: "after_voicemail",
                table: "phone_bank_campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 1440);

            migrationBuilder.AddColumn<int>(
                name: "calling_days",
                table: "phone_bank_campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 127);

            migrationBuilder.AddColumn<string>(
                name: "holidays",
                table: "phone_bank_campaigns",
                type: "TEXT",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "max_attempts",
                table: "phone_bank_campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 5);

            migrationBuilder.AddColumn<int>(
                name: "rest_days",
                table: "phone_bank_campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 30);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "after_busy",
                table: "phone_bank_campaigns");

            migrationBuilder.DropColumn(
                name: "after_no_answer",
                table: "phone_bank_campaigns");

            migrationBuilder.DropColumn(
                name: "after_switched_off",
                table: "phone_bank_campaigns");

            migrationBuilder.DropColumn(
                name: "after_voicemail",
                table: "phone_bank_campaigns");

            migrationBuilder.DropColumn(
                name: "calling_days",
                table: "phone_bank_campaigns");

            migrationBuilder.DropColumn(
                name: "holidays",
                table: "phone_bank_campaigns");

            migrationBuilder.DropColumn(
                name: "max_attempts",
                table: "phone_bank_campaigns");

            migrationBuilder.DropColumn(
                name: "rest_days",
                table: "phone_bank_campaigns");
        }
    }
}
