using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class CallingRules : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "after_busy",
                schema: "phone_bank",
                table: "campaigns",
                type: "integer",
                nullable: false,
                defaultValue: 20);

            migrationBuilder.AddColumn<int>(
                name: "after_no_answer",
                schema: "phone_bank",
                table: "campaigns",
                type: "integer",
                nullable: false,
                defaultValue: 240);

            migrationBuilder.AddColumn<int>(
                name: "after_switched_off",
                schema: "phone_bank",
                table: "campaigns",
                type: "integer",
                nullable: false,
                defaultValue: 1440);

            migrationBuilder.AddColumn<int>(
                name: "after_voicemail",
                schema: "phone_bank",
                table: "campaigns",
                type: "integer",
                nullable: false,
                defaultValue: 1440);

            migrationBuilder.AddColumn<int>(
                name: "calling_days",
                schema: "phone_bank",
                table: "campaigns",
                type: "integer",
                nullable: false,
                defaultValue: 127);

            migrationBuilder.AddColumn<string>(
                name: "holidays",
                schema: "phone_bank",
                table: "campaigns",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.AddColumn<int>(
                name: "max_attempts",
                schema: "phone_bank",
                table: "campaigns",
                type: "integer",
                nullable: false,
                defaultValue: 5);

            migrationBuilder.AddColumn<int>(
                name: "rest_days",
                schema: "phone_bank",
                table: "campaigns",
                type: "integer",
                nullable: false,
                defaultValue: 30);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "after_busy",
                schema: "phone_bank",
                table: "campaigns");

            migrationBuilder.DropColumn(
                name: "after_no_answer",
                schema: "phone_bank",
                table: "campaigns");

            migrationBuilder.DropColumn(
                name: "after_switched_off",
                schema: "phone_bank",
                table: "campaigns");

            migrationBuilder.DropColumn(
                name: "after_voicemail",
                schema: "phone_bank",
                table: "campaigns");

            migrationBuilder.DropColumn(
                name: "calling_days",
                schema: "phone_bank",
                table: "campaigns");

            migrationBuilder.DropColumn(
                name: "holidays",
                schema: "phone_bank",
                table: "campaigns");

            migrationBuilder.DropColumn(
                name: "max_attempts",
                schema: "phone_bank",
                table: "campaigns");

            migrationBuilder.DropColumn(
                name: "rest_days",
                schema: "phone_bank",
                table: "campaigns");
        }
    }
}
