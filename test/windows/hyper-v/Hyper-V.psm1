# Stands in for Hyper-V's module as far as Docker Machine and the lessons ask it: switches and virtual machines are entries of
# a file, HYPERV_STATE. Without rights (HYPERV_RIGHTS=none) it refuses as Hyper-V does.

function Read-State { Get-Content -Encoding UTF8 -Raw $env:HYPERV_STATE | ConvertFrom-Json -AsHashtable }
function Write-State($state) { ConvertTo-Json -Depth 5 $state | Set-Content -Encoding UTF8 $env:HYPERV_STATE }

function Assert-Rights([string] $cmdlet) {
  if ($env:HYPERV_RIGHTS -ne 'none') { return }
  $why = [UnauthorizedAccessException] 'You do not have the required permission to complete this task. Contact the administrator of the authorization policy for the computer.'
  throw [Management.Automation.ErrorRecord]::new($why, "AccessDenied,Microsoft.HyperV.PowerShell.Commands.$cmdlet", 'PermissionDenied', $null)
}

function Get-VMSwitch([string] $Name) {
  Assert-Rights GetVMSwitch
  (Read-State).switches | Where-Object { -not $Name -or $_.Name -eq $Name } | ForEach-Object { [pscustomobject] $_ }
}

function New-VMSwitch([string] $Name, [string] $NetAdapterName, [bool] $AllowManagementOS, [string] $SwitchType) {
  Assert-Rights NewVMSwitch
  $state = Read-State
  $type = if ($NetAdapterName) { 'External' } else { $SwitchType }
  $state.switches = @($state.switches) + @{ Name = $Name; SwitchType = $type }
  Write-State $state
  Get-VMSwitch $Name
}

function Get-VM([string] $Name) {
  Assert-Rights GetVM
  $found = (Read-State).machines | Where-Object { -not $Name -or $_.Name -eq $Name } | ForEach-Object { [pscustomobject] $_ }
  if ($Name -and -not $found) { throw "Hyper-V was unable to find a virtual machine with name `"$Name`"." }
  $found
}

function Set-MachineState([string] $name, [string] $to) {
  $null = Get-VM $name
  $state = Read-State
  foreach ($machine in $state.machines) { if ($machine.Name -eq $name) { $machine.State = $to } }
  Write-State $state
}

function New-VM([string] $Name, [string] $Path, [string] $SwitchName, [long] $MemoryStartupBytes) {
  $null = Get-VMSwitch
  $state = Read-State
  $state.machines = @($state.machines) + @{ Name = $Name; State = 'Off'; Switch = $SwitchName; Memory = $MemoryStartupBytes }
  Write-State $state
}

function Start-VM([string] $Name) { Set-MachineState $Name 'Running' }
function Stop-VM([string] $Name, [switch] $TurnOff) { Set-MachineState $Name 'Off' }

function Remove-VM([string] $Name, [switch] $Force) {
  $null = Get-VM $Name
  $state = Read-State
  $state.machines = @($state.machines | Where-Object { $_.Name -ne $Name })
  Write-State $state
}

Export-ModuleMember -Function Get-VMSwitch, New-VMSwitch, Get-VM, New-VM, Start-VM, Stop-VM, Remove-VM
