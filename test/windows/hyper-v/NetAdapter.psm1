# Stands in for Windows' module of that name: one cable that is plugged in, and one that is not.
function Get-NetAdapter([switch] $Physical) {
  [pscustomobject] @{ Name = '以太网'; Status = 'Up' }
  [pscustomobject] @{ Name = 'WLAN'; Status = 'Disconnected' }
}
Export-ModuleMember -Function Get-NetAdapter
