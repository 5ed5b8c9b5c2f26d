using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Ledgerline.Storage.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class AttemptsByOutcome : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "max_busy",
                table: "phone_bank_campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 10); // As before: only the total decides.

            migrationBuilder.AddColumn<int>(
                name: "max_no_answer",
                table: "phone_bank_campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 10); // As before: only the total decides.

            migrationBuilder.AddColumn<int>(
                name: "max_switched_off",
                table: "phone_bank_campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 10); // As before: only the total decides.

            migrationBuilder.AddColumn<int>(
                name: "max_voicemail",
                table: "phone_bank_campaigns",
                type: "INTEGER",
                nullable: false,
                defaultValue: 10); // As before: only the total decides.
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "max_busy",
                table: "phone_bank_campaigns");

            migrationBuilder.DropColumn(
                name: "max_no_answer",
                table: "phone_bank_campaigns");

            migrationBuilder.DropColumn(
                name: "max_switched_off",
                table: "phone_bank_campaigns");

            migrationBuilder.DropColumn(
                name: "max_voicemail",
                table: "phone_bank_campaigns");
        }
    }
}
