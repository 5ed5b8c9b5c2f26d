using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class AttemptsByOutcome : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "max_busy",
                schema: "phone_bank",
                table: "campaigns",
                type: "integer",
                nullable: false,
                defaultValue: 10); // As before: only the total decides.

            migrationBuilder.AddColumn<int>(
                name: "max_no_answer",
                schema: "phone_bank",
                table: "campaigns",
                type: "integer",
                nullable: false,
                defaultValue: 10); // As before: only the total decides.

            migrationBuilder.AddColumn<int>(
                name: "max_switched_off",
                schema: "phone_bank",
                table: "campaigns",
                type: "integer",
                nullable: false,
                defaultValue: 10); // As before: only the total decides.

            migrationBuilder.AddColumn<int>(
                name: "max_voicemail",
                schema: "phone_bank",
                table: "campaigns",
                type: "integer",
                nullable: false,
                defaultValue: 10); // As before: only the total decides.
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "max_busy",
                schema: "phone_bank",
                table: "campaigns");

            migrationBuilder.DropColumn(
                name: "max_no_answer",
                schema: "phone_bank",
                table: "campaigns");

            migrationBuilder.DropColumn(
                name: "max_switched_off",
                schema: "phone_bank",
                table: "campaigns");

            migrationBuilder.DropColumn(
                name: "max_voicemail",
                schema: "phone_bank",
                table: "campaigns");
        }
    }
}
